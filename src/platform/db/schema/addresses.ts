import { sql } from 'drizzle-orm';
import { boolean, jsonb, snakeCase, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { bytes, createdAt, id } from './columns.ts';

/** A postal address, as stored with an order or in an address book. */
export type Address = {
  name: string;
  /** Absent if not given, as in orders of versions that did not have the field. */
  company?: string;
  line1: string;
  line2: string | null;
  city: string;
  region: string | null;
  postalCode: string;
  country: string;
  phone: string | null;
  /** Absent if not given. */
  vatNumber?: string;
};

/** The address books of accounts. Orders have their own copies. */
export const savedAddresses = snakeCase.table(
  'saved_addresses',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    address: jsonb().$type<Address>().notNull(),
    /** SHA-256 of the address without regard to case and spaces. Prevents duplicates. */
    fingerprint: bytes().notNull(),
    isDefaultShipping: boolean().notNull().default(false),
    isDefaultBilling: boolean().notNull().default(false),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    unique('saved_addresses_distinct').on(t.userId, t.fingerprint),
    uniqueIndex('saved_addresses_one_default_shipping')
      .on(t.userId)
      .where(sql`${t.isDefaultShipping}`),
    uniqueIndex('saved_addresses_one_default_billing')
      .on(t.userId)
      .where(sql`${t.isDefaultBilling}`),
  ],
);

export type SavedAddressRow = typeof savedAddresses.$inferSelect;
