import type { JsonConstants } from '../../platform/db/query/selected-columns.ts';
import { mediaUrlOf, type PublicUrlContext } from '../../platform/storage/public-url.ts';

/** The parts of a resolver's context that are the same in the JSON of all products and order lines. */
export type JsonContext = PublicUrlContext & { shop: { currency: string } };

export const jsonConstants = (context: JsonContext): JsonConstants => ({
  currency: context.shop.currency,
  publicUrl: context.shop.publicUrl,
  mediaUrl: mediaUrlOf(context),
});
