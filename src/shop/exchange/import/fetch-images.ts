import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { transaction, type Database, type Transaction } from '../../../platform/db/client.ts';
import { StaffVisibleError } from '../../../platform/errors.ts';
import { enqueueAll } from '../../../platform/jobs/enqueue.sql.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { findUsersByIds } from '../../accounts/users.sql.ts';
import { attach } from '../../images/attach-image.ts';
import { imagesByProductIds } from '../../images/attached-images.sql.ts';
import { fetchImage } from '../../images/fetch-image.ts';

type FetchContext = Omit<Parameters<typeof fetchImage>[0], 'actor'>;

const STORED = 'sha256:';

/** Returns the text that stands for a stored image in a list of URLs. */
export const storedImage = (hash: string): string => `${STORED}${hash}`;

/**
 * Adds images to a product, in the order of `addresses`. Can be repeated: skips images that the product already has. If some images
 * cannot be added, adds the others, and then throws an AggregateError with a StaffVisibleError for each image that failed.
 */
export async function fetchImages(
  ctx: FetchContext,
  { productId, row, addresses, actorId }: Jobs['fetch-images'],
): Promise<void> {
  const [user] = actorId === null ? [] : await findUsersByIds(ctx.db, [actorId]);
  const actor = user ? { viewer: { user, sessionId: '' }, client: { address: '', userAgent: null } } : null;
  const failures: StaffVisibleError[] = [];
  for (const address of addresses) {
    try {
      if (address.startsWith(STORED))
        await attachStored(ctx.db, actor, productId, address.slice(STORED.length));
      else await fetchImage({ ...ctx, actor }, productId, address);
    } catch (error) {
      if (!(error instanceof StaffVisibleError)) throw error;
      const place = row === undefined ? address : `Row ${row}, ${address}`;
      failures.push(new StaffVisibleError(`${place}: ${error.message}`));
    }
  }
  if (failures.length > 0) throw new AggregateError(failures);
}

const attachStored = (db: Database, actor: Actor, productId: string, hash: string): Promise<void> =>
  transaction(db, async (tx) => {
    const owner = { kind: 'product', id: productId } as const;
    const result = await attach(tx, actor, hash, owner, { alt: null, position: null });
    if (result.__typename !== 'AttachImageSuccess') throw new StaffVisibleError(result.message);
  });

/** Returns the hash of an image from its address. The file names of a shop that runs this program begin with the hash. */
const hashIn = (address: string): string | undefined =>
  /(?:\/|^sha256:)([0-9a-f]{64})[^/]*$/.exec(address)?.[1];

/** Returns a function that leaves out the addresses of images that a product already has. */
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

/** Creates the jobs of a batch. The jobs run after the batch is committed. */
export const enqueueFetches = (tx: Transaction, jobs: readonly Jobs['fetch-images'][]): Promise<void> =>
  enqueueAll(tx, 'fetch-images', jobs);
