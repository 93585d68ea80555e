import { sql } from 'drizzle-orm';
import { categories, discountCodes, type DiscountCodeRow } from '../../../platform/db/schema.ts';

/** The effect of a discount code or a promotion, and the products that it covers. */
export type DiscountTerms = Pick<
  DiscountCodeRow,
  | 'id'
  | 'version'
  | 'kind'
  | 'code'
  | 'description'
  | 'percentage'
  | 'amount'
  | 'isFreeShipping'
  | 'buyQuantity'
  | 'getQuantity'
  | 'minimumSubtotal'
  | 'maxUsesPerCustomer'
  | 'productIds'
  | 'categoryIds'
  | 'priority'
  | 'isCombinable'
> & {
  /** `categoryIds` and the ids of their descendants. */
  coveredCategoryIds: string[];
};

/** Terms as PostgreSQL sends them. Amounts are text, because `JSON.parse` rounds large numbers. */
export type TermsJson<Terms extends DiscountTerms> = Omit<Terms, 'amount' | 'minimumSubtotal'> & {
  amount: string | null;
  minimumSubtotal: string | null;
};

const coveredCategoryIds = sql<string[]>`array(
  with recursive covered as (
    select unnest(${discountCodes.categoryIds}) as id
    union
    select ${categories.id} from ${categories} join covered on ${categories.parentId} = covered.id
  )
  select id from covered)`;

/** The arguments of `json_build_object` for the terms of a row of `discount_codes`. */
export const termsFields = sql`
  'id', ${discountCodes.id}, 'version', ${discountCodes.version}, 'kind', ${discountCodes.kind},
  'code', ${discountCodes.code}, 'description', ${discountCodes.description},
  'percentage', ${discountCodes.percentage}, 'amount', ${discountCodes.amount}::text,
  'isFreeShipping', ${discountCodes.isFreeShipping}, 'buyQuantity', ${discountCodes.buyQuantity},
  'getQuantity', ${discountCodes.getQuantity}, 'minimumSubtotal', ${discountCodes.minimumSubtotal}::text,
  'maxUsesPerCustomer', ${discountCodes.maxUsesPerCustomer}, 'productIds', ${discountCodes.productIds},
  'categoryIds', ${discountCodes.categoryIds}, 'coveredCategoryIds', ${coveredCategoryIds},
  'priority', ${discountCodes.priority}, 'isCombinable', ${discountCodes.isCombinable}`;

export const termsFromJson = <Terms extends DiscountTerms>({
  amount,
  minimumSubtotal,
  ...terms
}: TermsJson<Terms>) =>
  ({
    ...terms,
    amount: amount === null ? null : BigInt(amount),
    minimumSubtotal: minimumSubtotal === null ? null : BigInt(minimumSubtotal),
  }) as unknown as Terms;
