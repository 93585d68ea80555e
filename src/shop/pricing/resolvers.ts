import type { DiscountCodeRow, TaxRateRow } from '../../platform/db/schema.ts';
import type {
  DiscountCodeFilter,
  DiscountCodeResolvers,
  InputMaybe,
  MoneyResolvers,
  MutationResolvers,
  PromotionFilter,
  PromotionResolvers,
  QueryResolvers,
  Resolvers,
  TaxRateFilter,
  TaxRateResolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { normalizeCode } from './discounts/check-discounts.ts';
import { createDiscountCode } from './discounts/create-discount-code.ts';
import { createTaxRate } from './tax/create-tax-rate.ts';
import { deleteDiscountCode } from './discounts/delete-discount-code.ts';
import { deleteTaxRate } from './tax/delete-tax-rate.ts';
import { findDiscountCodes } from './discounts/discount-code-list.sql.ts';
import { isLimited } from './discounts/discounts.ts';
import { toDecimal, type Money as ExactMoney } from '../../platform/money/money.ts';
import { toPercent } from '../../platform/money/percent.ts';
import { findTaxRates } from './tax/tax-rate-list.sql.ts';
import { createPromotion } from './promotions/create-promotion.ts';
import { deletePromotion } from './promotions/delete-promotion.ts';
import { normalizeKey } from './promotions/promotion-input.ts';
import { updatePromotion } from './promotions/update-promotion.ts';
import { updateDiscountCode } from './discounts/update-discount-code.ts';
import { updateTaxRate } from './tax/update-tax-rate.ts';

const parseDiscountCodeList = (filter: InputMaybe<DiscountCodeFilter> | undefined) => ({
  kind: 'CODE',
  code: filter?.code == null ? null : normalizeCode(filter.code),
  isActive: filter?.isActive ?? null,
});

const parsePromotionList = (filter: InputMaybe<PromotionFilter> | undefined) => ({
  kind: 'PROMOTION',
  code: filter?.key == null ? null : normalizeKey(filter.key),
  isActive: filter?.isActive ?? null,
});

const parseTaxRateList = (filter: InputMaybe<TaxRateFilter> | undefined) => ({
  country: filter?.country?.toUpperCase() ?? null,
  taxClass: filter?.taxClass ?? null,
});

const Query = {
  discountCodes: (_root, args, { db }) => findDiscountCodes(db, parseDiscountCodeList(args.filter), args),
  promotions: (_root, args, { db }) => findDiscountCodes(db, parsePromotionList(args.filter), args),
  taxRates: (_root, args, { db }) => findTaxRates(db, parseTaxRateList(args.filter), args),
} satisfies QueryResolvers;

const Mutation = {
  createDiscountCode: (_root, { input }, context) => createDiscountCode(context, input),
  updateDiscountCode: (_root, args, context) => updateDiscountCode(context, args),
  deleteDiscountCode: (_root, { id }, context) => deleteDiscountCode(context, id),
  createPromotion: (_root, { input }, context) => createPromotion(context, input),
  updatePromotion: (_root, args, context) => updatePromotion(context, args),
  deletePromotion: (_root, { id }, context) => deletePromotion(context, id),
  createTaxRate: (_root, { input }, context) => createTaxRate(context, input),
  updateTaxRate: (_root, args, context) => updateTaxRate(context, args),
  deleteTaxRate: (_root, { id }, context) => deleteTaxRate(context, id),
} satisfies MutationResolvers;

const Money = {
  amount: toDecimal,
} satisfies RequiredFieldResolvers<Pick<ExactMoney, 'currency'>, MoneyResolvers>;

/** The fields that a code and a promotion share. */
const terms = {
  isLimited,
  percentage: ({ percentage }) => (percentage === null ? null : toPercent(percentage)),
  amount: ({ amount }, _args, { shop }) => (amount === null ? null : { amount, currency: shop.currency }),
  minimumSubtotal: ({ minimumSubtotal }, _args, { shop }) =>
    minimumSubtotal === null ? null : { amount: minimumSubtotal, currency: shop.currency },
  products: async ({ productIds }, _args, { loaders }) => {
    const products = await Promise.all(productIds.map((id) => loaders.productById.load(id)));
    return products.filter((product) => product !== null);
  },
  categories: async ({ categoryIds }, _args, { loaders }) => {
    const categories = await Promise.all(categoryIds.map((id) => loaders.categoryById.load(id)));
    return categories.filter((category) => category !== null);
  },
} satisfies DiscountCodeResolvers & PromotionResolvers;

const DiscountCode = terms satisfies RequiredFieldResolvers<DiscountCodeRow, DiscountCodeResolvers>;

const Promotion = {
  ...terms,
  key: ({ code }) => code,
} satisfies RequiredFieldResolvers<DiscountCodeRow, PromotionResolvers>;

const TaxRate = {
  rate: ({ rate }) => toPercent(rate),
} satisfies RequiredFieldResolvers<TaxRateRow, TaxRateResolvers>;

export const pricing = { Query, Mutation, Money, DiscountCode, Promotion, TaxRate } satisfies Resolvers;
