import type { JsonConstants } from '../../platform/db/query/selected-columns.ts';
import { mediaUrlOf, originOf, type UrlContext } from '../../platform/storage/absolute-url.ts';

/** The parts of a resolver's context that are the same in the JSON of all products and order lines. */
export type JsonContext = UrlContext & { shop: { currency: string } };

export const jsonConstants = (context: JsonContext): JsonConstants => ({
  currency: context.shop.currency,
  origin: originOf(context),
  mediaUrl: mediaUrlOf(context),
});
