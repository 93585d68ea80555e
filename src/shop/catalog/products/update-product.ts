import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { MutationUpdateProductArgs } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { otherCategoryIdsOf, replaceOtherCategories } from './product-categories.sql.ts';
import { productRefusals, parseProduct, type ProductContext } from './product-input.ts';
import { lockProduct, saleColumns, updateProductRow } from './products.sql.ts';
import { parseSelling, sellingRefusals } from './selling-input.ts';
import { parseSlug } from '../slug.ts';

export async function updateProduct(ctx: ProductContext, { id: rawId, input }: MutationUpdateProductArgs) {
  const id = parseId(rawId);
  const { value, refusal } = parseInput((parser) => ({
    values: {
      ...parseProduct(parser, input, ctx.shop.currency),
      slug: parseSlug(parser, parser.notNull('slug', input.slug)),
    },
    selling: parseSelling(parser, input, ctx.shop.currency),
  }));
  if (refusal) return refusal;

  const { values, selling } = value;
  const { price: regularPrice, ...fields } = values;
  const { columns, sale, otherCategoryIds } = selling;
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockProduct(tx, id);
      if (!before) throw notFound('product');
      const product = await updateProductRow(tx, id, {
        ...fields,
        ...columns,
        // A trigger computes the current price.
        regularPrice,
        ...(sale && saleColumns(sale, before)),
        ...(sale === null && { salePrice: null }),
      });
      if (otherCategoryIds) {
        const earlier = await otherCategoryIdsOf(tx, id);
        await replaceOtherCategories(tx, id, otherCategoryIds);
        const after = { ...product, otherCategoryIds: await otherCategoryIdsOf(tx, id) };
        await recordChange(tx, ctx, 'Product', { ...before, otherCategoryIds: earlier }, after);
      } else {
        await recordChange(tx, ctx, 'Product', before, product);
      }
      return { __typename: 'UpdateProductSuccess' as const, product };
    }),
    { ...productRefusals(values), ...sellingRefusals(input) },
  );
}
