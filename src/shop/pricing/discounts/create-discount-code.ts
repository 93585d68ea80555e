import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import type { CreateDiscountCodeInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { discountCodeRefusals, kindMissing, readDiscountCode } from './discount-code-input.ts';
import { unknownLimits } from './discount-code-limits.ts';
import { insertDiscountCode } from './discount-codes.sql.ts';

export async function createDiscountCode(
  db: Database,
  actor: Actor,
  input: CreateDiscountCodeInput,
  currency: string,
) {
  const read = new InputReader();
  const { code, description, ...optional } = readDiscountCode(read, input, currency);
  if (input.percentage == null && input.amount == null) read.issues.push(kindMissing);
  read.issues.push(...(await unknownLimits(db, input)));
  if (read.issues.length > 0 || code === undefined || description === undefined) {
    return invalidInput(...read.issues);
  }

  return onViolation(
    transaction(db, async (tx) => {
      const discountCode = await insertDiscountCode(tx, { ...optional, code, description });
      await recordChange(tx, actor, 'DiscountCode', null, discountCode);
      return { __typename: 'CreateDiscountCodeSuccess' as const, discountCode };
    }),
    discountCodeRefusals({ code }),
  );
}
