import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../platform/audit/record-change.ts';
import { transaction } from '../../platform/db/client.ts';
import { parseId, type RawId } from '../../platform/graphql/ids.ts';
import { parseInput } from '../../platform/graphql/input-issues.ts';
import { imagesOf, updatePositions } from './attached-images.sql.ts';
import { lockOwner, parseOwner } from './image-owner.ts';

type ReorderArguments = {
  productId?: RawId | null;
  categoryId?: RawId | null;
  groupId?: RawId | null;
  imageIds: readonly RawId[];
};

const SUBJECTS = { product: 'Product', category: 'Category', group: 'ProductGroup' } as const;

/** Sorts the images of an owner. Refuses if the given images are not exactly its current ones. */
export async function reorderImages(ctx: AuditedContext, { imageIds, ...input }: ReorderArguments) {
  const { value: owner, refusal } = parseInput((parser) => parseOwner(parser, input));
  if (refusal) return refusal;
  const ids = imageIds.map(parseId);

  return transaction(ctx.db, async (tx) => {
    await lockOwner(tx, owner);
    const before = await imagesOf(tx, owner);
    const idsBefore = before.map(({ id }) => id);
    const isSame = ids.length === before.length && idsBefore.every((id) => ids.includes(id));
    if (!isSame) {
      return {
        __typename: 'ImagesChanged' as const,
        message: 'Images were added or removed in the meantime. Load them again.',
        images: before,
      };
    }
    if (ids.every((id, index) => id === idsBefore[index]))
      return { __typename: 'ReorderImagesSuccess' as const, images: before };
    await updatePositions(tx, owner, ids);
    await recordAudit(tx, ctx, {
      action: 'UPDATED',
      subject: { type: SUBJECTS[owner.kind], id: owner.id },
      before: { imageIds: idsBefore },
      after: { imageIds: ids },
    });
    return { __typename: 'ReorderImagesSuccess' as const, images: await imagesOf(tx, owner) };
  });
}
