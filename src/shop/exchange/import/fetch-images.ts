import type { Transaction } from '../../../platform/db/client.ts';
import { enqueueAll } from '../../../platform/jobs/enqueue.sql.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { findUsersByIds } from '../../accounts/users.sql.ts';
import { imagesByProductIds } from '../../images/attached-images.sql.ts';
import { fetchImage } from '../../images/fetch-image.ts';

type FetchContext = Omit<Parameters<typeof fetchImage>[0], 'actor'>;

/** Fetches the images of a product in their order. Can be repeated: it skips those that the product has. */
export async function fetchImages(
  ctx: FetchContext,
  { productId, addresses, actorId }: Jobs['fetch-images'],
): Promise<void> {
  const [user] = actorId === null ? [] : await findUsersByIds(ctx.db, [actorId]);
  const actor = user ? { viewer: { user, sessionId: '' }, client: { address: '', userAgent: null } } : null;
  for (const address of addresses) await fetchImage({ ...ctx, actor }, productId, address);
}

/** The file name of an image that this or another shop serves begins with its hash. */
const hashIn = (address: string): string | undefined => /\/([0-9a-f]{64})[^/]*$/.exec(address)?.[1];

/** Returns a function that leaves out the addresses of images that a product has. */
export async function missingImages(
  tx: Transaction,
  productIds: readonly string[],
): Promise<(productId: string, addresses: readonly string[]) => string[]> {
  const attached = productIds.length > 0 ? await imagesByProductIds(tx, productIds) : [];
  return (productId, addresses) => {
    const own = attached.filter((image) => image.productId === productId);
    return addresses.filter(
      (address) => !own.some(({ sourceUrl, hash }) => sourceUrl === address || hash === hashIn(address)),
    );
  };
}

/** Creates the jobs of a batch, which run after it is committed. */
export const enqueueFetches = (tx: Transaction, jobs: readonly Jobs['fetch-images'][]): Promise<void> =>
  enqueueAll(tx, 'fetch-images', jobs);
