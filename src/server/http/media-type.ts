import { parseQualityValues } from './quality-values.ts';

export const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';
export type MediaType = typeof JSON_TYPE | typeof GRAPHQL_RESPONSE_TYPE;

/** In order of preference, if a client accepts both equally. */
const OFFERED: readonly [string, MediaType][] = [
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_RESPONSE_TYPE],
];

const cache = new Map<string, MediaType | null>();
/** Real clients send few different headers. The limit keeps a client that sends random headers from filling the memory. */
const MAX_CACHED = 100;

/** Returns the media type of the response (RFC 9110, 12.5.1); null if the client accepts none of the offered types. */
export function mediaTypeFor(accept: string | undefined): MediaType | null {
  const header = accept || '*/*';
  const known = cache.get(header);
  if (known !== undefined) return known;
  const mediaType = choose(header);
  if (cache.size < MAX_CACHED) cache.set(header, mediaType);
  return mediaType;
}

function choose(accept: string): MediaType | null {
  const ranges = parseQualityValues(accept);
  const accepted = OFFERED.flatMap(([name, mediaType]) => {
    // The most specific range that covers the type sets its quality.
    const range = [name, 'application/*', '*/*'].flatMap(
      (type) => ranges.find((r) => r.value === type) ?? [],
    );
    return range[0] && range[0].quality > 0
      ? [{ mediaType, isNamed: range[0].value === name, ...range[0] }]
      : [];
  });
  accepted.sort(
    (a, b) => b.quality - a.quality || Number(b.isNamed) - Number(a.isNamed) || a.position - b.position,
  );
  return accepted[0]?.mediaType ?? null;
}

/** Returns whether the client lists the type of events first. Some clients list it last with every query. */
export function prefersEvents(accept: string | undefined): boolean {
  const [first] = parseQualityValues(accept ?? '');
  return first?.value === 'text/event-stream' && first.quality > 0;
}

/** Returns whether the client is a browser that opens a page. */
export const acceptsHtml = (accept: string | undefined): boolean =>
  parseQualityValues(accept ?? '').some(({ value, quality }) => value === 'text/html' && quality > 0);
