import { and, desc, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable, type Transaction } from '../../platform/db/client.ts';
import { savedAddresses, users, type SavedAddressRow } from '../../platform/db/schema.ts';

const { id, userId, fingerprint, isDefaultShipping, isDefaultBilling } = savedAddresses;

const findByUserIds = prepared((db) =>
  db
    .select()
    .from(savedAddresses)
    .where(sql`${userId} = any(${placeholder('userIds')})`)
    .orderBy(desc(id)),
);

/** Returns saved addresses, the newest first. An account has at most `MAX_ADDRESSES`. */
export const addressesByUserIds = (db: Queryable, userIds: readonly string[]): Promise<SavedAddressRow[]> =>
  findByUserIds(db).execute({ userIds });

const findByIds = prepared((db) =>
  db
    .select()
    .from(savedAddresses)
    .where(and(sql`${id} = any(${placeholder('ids')})`, eq(userId, placeholder('userId')))),
);

/** Returns the addresses with these ids, without addresses of other accounts. */
export const ownAddresses = (
  db: Queryable,
  owner: string,
  ids: readonly string[],
): Promise<SavedAddressRow[]> => findByIds(db).execute({ ids, userId: owner });

/**
 * Locks the address book of an account. Waits for concurrent changes of it, but not for orders of the account. Returns false
 * if the account no longer exists.
 */
export async function lockAddressBook(tx: Transaction, owner: string): Promise<boolean> {
  const locked = await tx
    .select({ id: users.id })
    .from(users)
    .where(eq(users.id, owner))
    .for('no key update');
  return locked.length > 0;
}

type Defaults = { isDefaultShipping: boolean | undefined; isDefaultBilling: boolean | undefined };

/** Clears the defaults that another address takes over. At most one address of an account has each default. */
export async function clearDefaults(
  tx: Transaction,
  owner: string,
  { isDefaultShipping: shipping, isDefaultBilling: billing }: Defaults,
): Promise<void> {
  if (!shipping && !billing) return;
  await tx
    .update(savedAddresses)
    .set({
      ...(shipping && { isDefaultShipping: false }),
      ...(billing && { isDefaultBilling: false }),
      updatedAt: sql`now()`,
    })
    .where(
      and(
        eq(userId, owner),
        sql`(${shipping ? isDefaultShipping : sql`false`} or ${billing ? isDefaultBilling : sql`false`})`,
      ),
    );
}

export async function insertAddress(
  tx: Transaction,
  values: typeof savedAddresses.$inferInsert,
): Promise<SavedAddressRow> {
  const [address] = await tx.insert(savedAddresses).values(values).returning();
  return address!;
}

/** Does not change columns whose value is undefined. */
export async function updateAddressRow(
  tx: Transaction,
  addressId: string,
  values: { [Column in keyof SavedAddressRow]?: SavedAddressRow[Column] | undefined },
): Promise<SavedAddressRow> {
  const [address] = await tx
    .update(savedAddresses)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(id, addressId))
    .returning();
  return address!;
}

/** Returns the deleted address. Null if the account has no such address. */
export async function deleteAddressRow(
  db: Queryable,
  owner: string,
  addressId: string,
): Promise<SavedAddressRow | null> {
  const [address] = await db
    .delete(savedAddresses)
    .where(and(eq(id, addressId), eq(userId, owner)))
    .returning();
  return address ?? null;
}

export async function addressByFingerprint(
  db: Queryable,
  owner: string,
  value: Buffer,
): Promise<SavedAddressRow | null> {
  const [address] = await db
    .select()
    .from(savedAddresses)
    .where(and(eq(userId, owner), eq(fingerprint, value)));
  return address ?? null;
}

export const countAddresses = (db: Queryable, owner: string): Promise<number> =>
  db.$count(savedAddresses, eq(userId, owner));
