import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { discountCodeRefusals, readDiscountCode } from './discount-code-input.ts';
import { unknownLimits } from './discount-code-limits.ts';
import { changeDiscountCode, lockDiscountCode } from './discount-codes.sql.ts';

const usedMoreOften = (uses: number) =>
  issueAt('maxUses', 'OUT_OF_RANGE', `must be at least ${uses}: the code has been used ${uses} times.`);

export async function updateDiscountCode(
  db: Database,
  actor: Actor,
  id: string,
  input: UpdateDiscountCodeInput,
  currency: string,
) {
  const read = new InputReader();
  const values = readDiscountCode(read, input, currency);
  read.issues.push(...(await unknownLimits(db, input)));
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      // Locked, so that the uses that are told are those that count.
      const code = await lockDiscountCode(tx, id);
      if (!code) throw notFound('discount code');
      if (values.maxUses != null && values.maxUses < code.uses) return invalidInput(usedMoreOften(code.uses));
      const discountCode = await changeDiscountCode(tx, id, values);
      await recordChange(tx, actor, 'DiscountCode', code, discountCode);
      return { __typename: 'UpdateDiscountCodeSuccess' as const, discountCode };
    }),
    discountCodeRefusals(values),
  );
}
