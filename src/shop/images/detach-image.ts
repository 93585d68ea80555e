import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { deleteAttachedImage, findAttachedImage, imagesOf, updatePositions } from './attached-images.sql.ts';
import { lockOwner, ownerOf } from './image-owner.ts';
import { lockImage } from './images.sql.ts';

/** Removes an image from its owner. The file stays for a day, or as long as another owner shows it. */
export async function detachImage(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const attachedImage = await findAttachedImage(tx, id);
    if (!attachedImage) throw notFound('image');
    const owner = ownerOf(attachedImage);
    await lockImage(tx, attachedImage.hash);
    await lockOwner(tx, owner);
    const before = await imagesOf(tx, owner);
    if (!before.some((image) => image.id === id)) throw notFound('image');
    await deleteAttachedImage(tx, id);
    await updatePositions(
      tx,
      owner,
      before.map((image) => image.id).filter((each) => each !== id),
    );
    await recordChange(tx, ctx, 'ProductImage', attachedImage, null);
    return { __typename: 'DetachImageSuccess' as const, imageId: id };
  });
}
