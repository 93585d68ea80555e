import type { Database } from '../../platform/db/client.ts';
import type { UserRow } from '../../platform/db/schema.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import type { Load } from '../../platform/graphql/load-required.ts';
import { hasRole, isStaff, type Viewer } from '../../platform/viewer.ts';
import { isForSale } from '../catalog/availability.ts';
import { categoriesByIds } from '../catalog/categories/categories.sql.ts';
import { productByKey } from '../catalog/products/products.sql.ts';
import { orderAccess } from '../orders/order-access.ts';
import { orderByKey } from '../orders/orders.sql.ts';

type NodeContext = {
  db: Database;
  viewer: Viewer | null;
  loaders: { userById: Load<UserRow | null> };
};

/**
 * Finds an object by its id, if the viewer can also read it through other fields. Runs the same statements for each id, so that
 * neither the response nor its duration reveals which ids exist.
 */
export async function findNode({ db, viewer, loaders }: NodeContext, rawId: RawId) {
  const id = parseId(rawId);
  const key = { by: 'id', value: id } as const;
  const [product, [category], order, user] = await Promise.all([
    productByKey(db, key),
    categoriesByIds(db, [id]),
    viewer && orderByKey(db, key, orderAccess(viewer, null)),
    isStaff(viewer) ? loaders.userById.load(id) : viewer?.user,
  ]);
  if (product && (isForSale(product) || isStaff(viewer)))
    return { ...product, __typename: 'Product' as const };
  if (category) return { ...category, __typename: 'Category' as const };
  if (order) return { ...order, __typename: 'Order' as const };
  if (user?.id === id && mayRead(viewer, user)) return { ...user, __typename: 'User' as const };
  return null;
}

/** Applies the rules of `Query.me`, `Query.customer` and `Query.user`. */
const mayRead = (viewer: Viewer | null, { id, role }: UserRow): boolean =>
  viewer?.user.id === id || (isStaff(viewer) && role === 'CUSTOMER') || hasRole(viewer, 'ADMIN');
