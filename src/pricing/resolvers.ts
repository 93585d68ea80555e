import type { MoneyResolvers, Resolvers } from '../generated/graphql.ts';
import type { FieldsBeyond } from '../graphql/fields-beyond.ts';
import { toDecimal, type Money as ExactMoney } from './money.ts';

const Money = {
  amount: toDecimal,
} satisfies FieldsBeyond<Pick<ExactMoney, 'currency'>, MoneyResolvers>;

export const money = { Money } satisfies Resolvers;
