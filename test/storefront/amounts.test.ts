import fc from 'fast-check';
import {
  fromMinorUnits,
  savingInPercent,
  sum,
  times,
  toMinorUnits,
} from '../../apps/storefront/src/shared/money.ts';
import { shorten } from '../../src/server/pages/storefront/page-head.ts';

const money = fc
  .record({ units: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), digits: fc.constantFrom(0, 2, 3) })
  .map(({ units, digits }) => ({
    units,
    like: { amount: digits === 0 ? '0' : `0.${'0'.repeat(digits)}`, currency: 'USD' },
  }));

test('an amount survives the way to minor units and back', () => {
  fc.assert(
    fc.property(money, ({ units, like }) => {
      expect(toMinorUnits(fromMinorUnits(units, like))).toBe(units);
    }),
  );
});

test.each([
  ['19.90', 3, '59.70'],
  ['0.05', 1, '0.05'],
  ['-0.05', 2, '-0.10'],
  ['1990', 2, '3980'],
  ['19.900', 2, '39.800'],
])('%s times %d is %s', (amount, quantity, product) => {
  expect(times({ amount, currency: 'USD' }, quantity).amount).toBe(product);
});

test('an empty list has no sum, because it has no currency', () => {
  expect(sum([])).toBeNull();
  expect(
    sum([
      { amount: '1.10', currency: 'USD' },
      { amount: '2.05', currency: 'USD' },
    ])?.amount,
  ).toBe('3.15');
});

test.each([
  ['16.00', '22.00', 27],
  ['22.00', '16.00', 0],
  ['22.00', null, 0],
])('at %s instead of %s, the customer saves %d per cent', (now, before, percent) => {
  const of = (amount: string) => ({ amount, currency: 'USD' });
  expect(savingInPercent(of(now), before === null ? null : of(before))).toBe(percent);
});

test('a long description is cut at a word', () => {
  expect(shorten('one two  three', 9)).toBe('one two …');
  expect(shorten(' short\ntext ', 20)).toBe('short text');
  expect(shorten('白い茶碗と皿', 4)).toBe('白い茶碗…');
  expect(shorten('ab😀cdef', 3)).toBe('ab😀…');
});
