import type { shippingMethods, shippingPlaces, shippingZones } from '../platform/db/schema.ts';
import { FOUNDING, SECOND } from './calendar.ts';
import { idAt } from './ids.ts';
import { minorUnits } from './products.ts';
import { seededRandom } from './random.ts';

const idOf = (name: string, position: number) =>
  idAt(FOUNDING + position * SECOND, position, seededRandom(`shipping ${name}`));

const createdAt = new Date(FOUNDING);
const home = idOf('home', 0);
const abroad = idOf('abroad', 1);

export const sampleZones = [
  { id: home, name: 'Home', createdAt, updatedAt: createdAt },
  { id: abroad, name: 'Everywhere else', createdAt, updatedAt: createdAt },
] satisfies (typeof shippingZones.$inferInsert)[];

export const samplePlaces = [
  { id: idOf('US', 2), zoneId: home, country: 'US' },
  { id: idOf('world', 3), zoneId: abroad },
] satisfies (typeof shippingPlaces.$inferInsert)[];

/** Standard and express delivery at home, and one method for all other countries. */
export const sampleMethods = (fractionDigits: number): (typeof shippingMethods.$inferInsert)[] => {
  const amount = (text: string) => minorUnits(text, fractionDigits);
  const from = (kilograms: number, price: string) =>
    ({ by: 'WEIGHT', from: BigInt(kilograms * 1000), price: amount(price) }) as const;
  const defaults = { createdAt, updatedAt: createdAt };
  return [
    {
      ...defaults,
      id: idOf('standard', 4),
      zoneId: home,
      name: 'Standard delivery',
      description: 'By parcel service.',
      price: amount('4.90'),
      tiers: [from(10, '12.90'), from(30, '39.00')],
      freeFrom: amount('75.00'),
      minDays: 2,
      maxDays: 4,
    },
    {
      ...defaults,
      id: idOf('express', 5),
      zoneId: home,
      name: 'Express delivery',
      description: 'By courier, up to 10 kg.',
      price: amount('14.90'),
      maxWeightGrams: 10_000,
      minDays: 1,
      maxDays: 1,
      position: 1,
    },
    {
      ...defaults,
      id: idOf('international', 6),
      zoneId: abroad,
      name: 'International delivery',
      price: amount('24.90'),
      tiers: [from(10, '59.00')],
      maxWeightGrams: 30_000,
      minDays: 5,
      maxDays: 12,
    },
  ];
};
