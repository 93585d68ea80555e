import { rm } from 'node:fs/promises';
import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../platform/db/client.ts';
import { StaffVisibleError } from '../../platform/errors.ts';
import { download } from '../../platform/outbound/download.ts';
import { attach } from './attach-image.ts';
import { imagesByProductIds, updateSourceUrl } from './attached-images.sql.ts';
import { MAX_BYTES } from './image-files.ts';
import { inspectImage } from './inspect-image.ts';
import { requireStorage, type ImageJobContext } from './process-image.ts';
import { storeImage } from './store-image.ts';

type FetchContext = ImageJobContext & { actor: Actor; allowPrivateAddresses: boolean };

/**
 * Fetches an image from a URL and shows it on a product, unless the product already has the image of this URL. Throws a
 * StaffVisibleError if the file cannot be used.
 */
export async function fetchImage(ctx: FetchContext, productId: string, address: string): Promise<void> {
  const { db, actor, allowPrivateAddresses } = ctx;
  const attached = await imagesByProductIds(db, [productId]);
  if (attached.some(({ sourceUrl }) => sourceUrl === address)) return;
  const storage = requireStorage(ctx);
  const path = await storage.temporaryFile();
  try {
    const { bytes, sha256: hash } = await download(new URL(address), path, {
      maxBytes: MAX_BYTES,
      allowPrivateAddresses,
    });
    const inspected = await inspectImage(path, null);
    if (inspected.refusal !== undefined) throw new StaffVisibleError(inspected.refusal);
    await storeImage({ db, storage }, { ...inspected, hash, bytes }, path);
    await transaction(db, async (tx) => {
      const placement = { alt: null, position: null, sourceUrl: address };
      const result = await attach(tx, actor, hash, { kind: 'product', id: productId }, placement);
      if (result.__typename !== 'AttachImageSuccess') throw new StaffVisibleError(result.message);
      // The product already had this image, but from another source.
      if (result.image.sourceUrl === null) await updateSourceUrl(tx, result.image.id, address);
    });
  } finally {
    await rm(path, { force: true });
  }
}
