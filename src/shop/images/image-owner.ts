import type { Transaction } from '../../platform/db/client.ts';
import type { AttachedImageRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import type { InputParser } from '../../platform/graphql/input-issues.ts';
import { lockCategory } from '../catalog/categories/categories.sql.ts';
import { lockGroup } from '../catalog/groups/groups.sql.ts';
import { lockProduct } from '../catalog/products/products.sql.ts';
import type { ImageOwner } from './attached-images.sql.ts';

type OwnerInput = Partial<Record<'productId' | 'categoryId' | 'groupId', RawId | null>>;

/** Parses the owner: exactly one of the three ids must be given. */
export function parseOwner(parser: InputParser, { productId, categoryId, groupId }: OwnerInput): ImageOwner {
  const given = (
    [
      ['product', productId],
      ['category', categoryId],
      ['group', groupId],
    ] as const
  ).flatMap(([kind, id]) => (id == null ? [] : [{ kind, id: parseId(id) }]));
  const [owner] = given;
  if (owner && given.length === 1) return owner;
  parser.add('productId', 'INVALID', 'or categoryId or groupId must be given, and only one of them.');
  return { kind: 'product', id: '' };
}

export function ownerOf({ productId, categoryId, groupId }: AttachedImageRow): ImageOwner {
  if (productId !== null) return { kind: 'product', id: productId };
  return categoryId !== null ? { kind: 'category', id: categoryId } : { kind: 'group', id: groupId! };
}

const OWNERS = {
  product: { lock: lockProduct, name: 'product' },
  category: { lock: lockCategory, name: 'category' },
  group: { lock: (tx: Transaction, id: string) => lockGroup(tx, id), name: 'product group' },
};

/** Waits for concurrent changes of the owner and its images. Throws NOT_FOUND if it does not exist or is deleted. */
export async function lockOwner(tx: Transaction, { kind, id }: ImageOwner): Promise<void> {
  const { lock, name } = OWNERS[kind];
  if (!(await lock(tx, id))) throw notFound(name);
}

export const parseAlt = (parser: InputParser, alt: string | null | undefined): string | null =>
  parser.text('alt', alt, 0, 500) || null;
