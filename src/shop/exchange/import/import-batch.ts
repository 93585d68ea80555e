import { changesBetween } from '../../../platform/audit/changes-between.ts';
import { actorIdOf, type Actor } from '../../../platform/audit/record-audit.sql.ts';
import { uuidv7 } from '../../../platform/crypto/uuid.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import type { ImportIssue, ProductRow } from '../../../platform/db/schema.ts';
import {
  invalidInput,
  issueAt,
  parseInput,
  type InputIssue,
} from '../../../platform/graphql/input-issues.ts';
import {
  planChange,
  sellingIssue,
  type PlannedChange,
  type ProductChanges,
} from '../../catalog/products/bulk/plan-change.ts';
import { writeProducts, type NewProduct } from '../../catalog/products/bulk/write-changes.ts';
import { compareAtPriceTooLow } from '../../catalog/products/product-input.ts';
import { lockProductsByKeys, takenProductSlugs } from '../../catalog/products/products.sql.ts';
import { slugOf, slugWithSku, withRandomSuffix } from '../../catalog/slug.ts';
import type { createCategoryFinder, FoundCategory } from './category-paths.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { parseCells, type ImportedRow } from './columns.ts';
import { enqueueFetches, missingImages } from './fetch-images.ts';
import { databaseTime } from './imports.sql.ts';
import type { BrokenRow, FileRow } from './read-rows.ts';
import { saleOf } from './sale-of.ts';
import { resolveVariants } from './variants.ts';

/** A row with its values, or with its issues. */
export type ParsedRow = { row: number; sku: string } & (
  { values: ImportedRow; issues?: undefined } | { values?: undefined; issues: InputIssue[] }
);

export type BatchResult = {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  issues: ImportIssue[];
};

type BatchOptions = {
  actor: Actor;
  isDryRun: boolean;
  categories: ReturnType<typeof createCategoryFinder>;
};

/** Parses the cells of a row. Their keys are the names in `IMPORT_COLUMNS`. */
export function parseRow(
  { row, ...rest }: FileRow | BrokenRow,
  options: Parameters<typeof parseCells>[2],
): ParsedRow {
  if ('problem' in rest)
    return { row, sku: '', issues: [{ path: [], code: 'INVALID', message: rest.problem }] };
  const { value, refusal } = parseInput((parser) => {
    const values = parseCells(parser, rest.cells, options);
    if (!values.changes.sku) parser.add('sku', 'REQUIRED', 'must not be empty.');
    return values;
  });
  const sku = value?.changes.sku ?? '';
  return value ? { row, sku, values: value } : { row, sku, issues: refusal.issues };
}

/**
 * Imports rows with different SKUs in the caller's transaction. Writes the valid rows, and reports the issues of the other rows. A
 * dry run computes the same result, but writes nothing.
 */
export async function importBatch(
  tx: Transaction,
  rows: readonly ParsedRow[],
  { actor, isDryRun, categories }: BatchOptions,
): Promise<BatchResult> {
  const valid = rows.flatMap(({ row, sku, values }) => (values ? [{ row, sku, values }] : []));
  const locked = await lockProductsByKeys(tx, { sku: valid.map(({ sku }) => sku) });
  const productBySku = new Map(locked.map((product) => [product.sku, product]));
  const categoryByPath = await categories.find(
    tx,
    valid.flatMap(({ values: { category } }) => category ?? []),
  );
  const slugs = await createSlugReservation(tx, valid, productBySku);
  const now = await databaseTime(tx);
  const variantOf = await resolveVariants(
    tx,
    valid.map(({ sku, values }) => ({ values, before: productBySku.get(sku) })),
    { actor, isDryRun },
  );

  const missingOf = await missingImages(
    tx,
    valid.flatMap(({ sku, values }) => (values.images ? (productBySku.get(sku)?.id ?? []) : [])),
  );
  const fetches: Jobs['fetch-images'][] = [];
  const issues: ImportIssue[] = rows.flatMap((row) => (row.issues ?? []).map(issueOf(row)));
  const created: NewProduct[] = [];
  const changed: PlannedChange[] = [];
  let unchanged = 0;
  for (const { row, sku, values } of valid) {
    const before = productBySku.get(sku);
    const completed = withSaleAndVariant(values, before, { now, variantOf });
    const planned =
      'issues' in completed
        ? completed
        : before
          ? planUpdate(before, completed, categoryByPath, slugs)
          : planNew(completed, categoryByPath, slugs);
    if ('issues' in planned) {
      issues.push(...planned.issues.map(issueOf({ row, values })));
      continue;
    }
    const productId = 'before' in planned ? planned.before.id : planned.values.id;
    const addresses = missingOf(productId, values.images ?? []);
    if (addresses.length > 0) fetches.push({ productId, row, addresses, actorId: actorIdOf(actor) });
    if (!('before' in planned)) created.push(planned);
    else if (planned.stock || hasChange(planned) || addresses.length > 0) changed.push(planned);
    else unchanged++;
  }
  if (!isDryRun) {
    await writeProducts(tx, actor, { created, changed });
    await enqueueFetches(tx, fetches);
  }
  const failed = rows.length - created.length - changed.length - unchanged;
  issues.sort((a, b) => a.row - b.row);
  return { created: created.length, updated: changed.length, unchanged, failed, issues };
}

/** Adds the columns of the sale, the attributes and the group to the changes of a row. */
function withSaleAndVariant(
  values: ImportedRow,
  before: ProductRow | undefined,
  { now, variantOf }: { now: Date; variantOf: Awaited<ReturnType<typeof resolveVariants>> },
) {
  const sale = saleOf(values, before ?? null, now);
  if ('issues' in sale) return sale;
  const variant = variantOf({ values, before });
  if ('issue' in variant) return invalidInput(variant.issue);
  return { ...values, changes: { ...values.changes, ...sale.columns, ...variant.columns } };
}

const hasChange = ({ before, after }: PlannedChange) => changesBetween(before, after) !== null;

const issueOf =
  ({ row, values }: { row: number; values?: ImportedRow | undefined }) =>
  ({ path, code, message }: InputIssue): ImportIssue => {
    const [field] = path;
    const isDelta = field === 'stock' && values?.stock && 'delta' in values.stock;
    return { row, column: isDelta ? 'stockDelta' : (field ?? null), code, message };
  };

type Slugs = Awaited<ReturnType<typeof createSlugReservation>>;

/** Finds the slugs that are taken, in one statement. Returns functions that reserve a given slug, or create one for a new product. */
async function createSlugReservation(
  tx: Transaction,
  rows: readonly { sku: string; values: ImportedRow }[],
  productBySku: ReadonlyMap<string, ProductRow>,
) {
  const candidatesOf = ({ name = '', sku = '' }: ImportedRow['changes']) => {
    const slug = slugOf(name) || slugOf(sku) || 'product';
    return [slug, slugWithSku(slug, sku)];
  };
  const wanted = rows.flatMap(({ sku, values: { changes } }) => {
    if (changes.slug !== undefined) return changes.slug === productBySku.get(sku)?.slug ? [] : [changes.slug];
    return productBySku.has(sku) ? [] : candidatesOf(changes);
  });
  const taken = new Set(wanted.length > 0 ? await takenProductSlugs(tx, wanted) : []);
  return {
    /** Reserves a given slug. Returns false if another product or row has the slug. */
    reserve: (slug: string): boolean => {
      if (taken.has(slug)) return false;
      taken.add(slug);
      return true;
    },
    create: (changes: ImportedRow['changes']): string => {
      const [slug, withSku] = candidatesOf(changes) as [string, string];
      const free = [slug, withSku].find((candidate) => !taken.has(candidate)) ?? withRandomSuffix(slug);
      taken.add(free);
      return free;
    },
  };
}

const SLUG_TAKEN = issueAt('slug', 'SLUG_TAKEN', 'is used by another product.');

/**
 * Returns the id of a row's category, or the issue if it has none. The id is null if the row removes the category. It is undefined if
 * the row does not change the category, or if a dry run would create the category.
 */
function categoryOf({ category }: ImportedRow, categoryByPath: ReadonlyMap<string, FoundCategory>) {
  if (category == null) return { categoryId: category };
  const result = categoryByPath.get(category)!;
  if (result === 'NEW') return { categoryId: undefined };
  return 'id' in result ? { categoryId: result.id } : { issue: result };
}

function planUpdate(
  before: ProductRow,
  values: ImportedRow,
  categoryByPath: ReadonlyMap<string, FoundCategory>,
  slugs: Slugs,
) {
  const { categoryId, issue } = categoryOf(values, categoryByPath);
  if (issue) return invalidInput(issue);
  const { slug } = values.changes;
  if (slug !== undefined && slug !== before.slug && !slugs.reserve(slug)) return invalidInput(SLUG_TAKEN);
  const planned = planChange(
    before,
    { changes: { ...values.changes, categoryId }, stock: values.stock ?? null },
    null,
  );
  return 'issues' in planned || 'before' in planned
    ? planned
    : invalidInput(issueAt('stock', 'INSUFFICIENT_STOCK', planned.message));
}

/** The values of a new product for columns that a row does not set. */
const DEFAULTS = {
  salePrice: null,
  minQuantity: 1,
  maxQuantity: null,
  publishAt: null,
  unpublishAt: null,
};
/** Stands for a missing price. It is above every price of a sale, so the sale does not cause another issue. */
const ABOVE_ALL_PRICES = 2n ** 63n;

const defined = (changes: ProductChanges) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<ProductRow>;

function planNew(values: ImportedRow, categoryByPath: ReadonlyMap<string, FoundCategory>, slugs: Slugs) {
  const { changes, stock } = values;
  const { categoryId, issue } = categoryOf(values, categoryByPath);
  const { name, price, compareAtPrice } = changes;
  const issues = [
    ...(issue ? [issue] : []),
    ...(name ? [] : [issueAt('name', 'REQUIRED', 'is required for a new product.')]),
    ...(price === undefined ? [issueAt('price', 'REQUIRED', 'is required for a new product.')] : []),
  ];
  if (price !== undefined && compareAtPrice != null && compareAtPrice <= price)
    issues.push(compareAtPriceTooLow('compareAtPrice'));
  const contradiction = sellingIssue(
    { ...DEFAULTS, ...defined(changes), regularPrice: price ?? ABOVE_ALL_PRICES },
    changes,
  );
  if (contradiction) issues.push(contradiction);
  const received = !stock ? 0 : 'set' in stock ? stock.set : stock.delta;
  if (received < 0)
    issues.push(issueAt('stock', 'INSUFFICIENT_STOCK', 'must not be negative for a new product.'));
  if (issues.length === 0 && changes.slug !== undefined && !slugs.reserve(changes.slug))
    issues.push(SLUG_TAKEN);
  if (issues.length > 0 || name === undefined || price === undefined) return invalidInput(...issues);
  const slug = changes.slug ?? slugs.create(changes);
  return {
    values: {
      ...defined(changes),
      id: uuidv7(),
      name,
      sku: changes.sku!,
      price,
      slug,
      stock: 0,
      ...(categoryId !== undefined && { categoryId }),
    },
    stock: received,
  };
}
