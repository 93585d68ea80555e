import { actorIdOf } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { CreateProductInput } from '../../../generated/graphql.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { replaceOtherCategories } from './product-categories.sql.ts';
import { productRefusals, parseProduct, type ProductContext } from './product-input.ts';
import { insertProduct, saleColumns, takenProductSlugs } from './products.sql.ts';
import { parseSelling, sellingRefusals } from './selling-input.ts';
import { createWithSlug, parseNewSlug } from '../slug.ts';
import { MAX_STOCK, moveStock } from '../stock/stock-ledger.sql.ts';

/** Creates a product and records its initial stock in the ledger. */
export async function createProduct(ctx: ProductContext, input: CreateProductInput) {
  const { value, refusal } = parseInput((parser) => {
    const fields = parseProduct(parser, input, ctx.shop.currency);
    const slug = parseNewSlug(parser, input.slug, fields.name, [fields.sku, 'product']);
    const selling = parseSelling(parser, input, ctx.shop.currency);
    return { fields, selling, slug, stock: parser.wholeNumber('stock', input.stock, 0, MAX_STOCK) };
  });
  if (refusal) return refusal;

  const { fields, selling, stock } = value;
  const { columns, sale, otherCategoryIds = [] } = selling;
  return createWithSlug(
    value.slug,
    (slugs) => takenProductSlugs(ctx.db, slugs),
    (slug) =>
      onViolation(
        transaction(ctx.db, async (tx) => {
          const inserted = await insertProduct(tx, {
            ...fields,
            ...columns,
            ...(sale && saleColumns(sale, null)),
            slug,
            stock: 0,
          });
          if (otherCategoryIds.length > 0) await replaceOtherCategories(tx, inserted.id, otherCategoryIds);
          if (stock > 0) {
            const cause = { kind: 'RECEIVED', actorId: actorIdOf(ctx) } as const;
            await moveStock(tx, cause, [{ productId: inserted.id, delta: stock }]);
          }
          const product = { ...inserted, stock };
          const after = otherCategoryIds.length > 0 ? { ...product, otherCategoryIds } : product;
          await recordChange(tx, ctx, 'Product', null, after);
          return { __typename: 'CreateProductSuccess' as const, product };
        }),
        { ...productRefusals({ ...fields, slug }), ...sellingRefusals(input) },
      ),
  );
}
