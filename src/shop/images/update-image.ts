import type { UpdateImageInput } from '../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { findAttachedImage, imagesOf, updateAlt } from './attached-images.sql.ts';
import { lockOwner, ownerOf, parseAlt } from './image-owner.ts';

export async function updateImage(ctx: AuditedContext, rawId: RawId, input: UpdateImageInput) {
  const id = parseId(rawId);
  const { value: alt, refusal } = parseInput((parser) =>
    input.alt === undefined ? undefined : parseAlt(parser, input.alt),
  );
  if (refusal) return refusal;

  return transaction(ctx.db, async (tx) => {
    const attachedImage = await findAttachedImage(tx, id);
    if (!attachedImage) throw notFound('image');
    const owner = ownerOf(attachedImage);
    await lockOwner(tx, owner);
    const before = (await imagesOf(tx, owner)).find((image) => image.id === id);
    if (!before) throw notFound('image');
    const image = alt === undefined ? before : { ...before, alt };
    await updateAlt(tx, id, image.alt);
    await recordChange(tx, ctx, 'ProductImage', before, image);
    return { __typename: 'UpdateImageSuccess' as const, image };
  });
}
