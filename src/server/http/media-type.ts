export const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';
export type MediaType = typeof JSON_TYPE | typeof GRAPHQL_RESPONSE_TYPE;

/** The first one where a client likes both as much, or anything. */
const OFFERED: readonly [string, MediaType][] = [
  ['application/json', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_RESPONSE_TYPE],
];

type Range = { type: string; quality: number; place: number };

const chosen = new Map<string, MediaType | null>();
/** There are few that clients send, unless one makes them up. */
const MOST_CHOSEN = 100;

/** Which media type an answer is to have (RFC 9110, 12.5.1); null where the client takes neither. */
export function mediaTypeFor(accept: string | undefined): MediaType | null {
  const wanted = accept || '*/*';
  const known = chosen.get(wanted);
  if (known !== undefined) return known;
  const mediaType = choose(wanted);
  if (chosen.size < MOST_CHOSEN) chosen.set(wanted, mediaType);
  return mediaType;
}

function choose(accept: string): MediaType | null {
  const ranges = accept.split(',').map(readRange);
  const wishes = OFFERED.flatMap(([name, mediaType]) => {
    // The most specific one that covers it says how much it is liked.
    const range = [name, 'application/*', '*/*'].flatMap((type) => ranges.find((r) => r.type === type) ?? []);
    return range[0] && range[0].quality > 0
      ? [{ mediaType, isNamed: range[0].type === name, ...range[0] }]
      : [];
  });
  wishes.sort((a, b) => b.quality - a.quality || Number(b.isNamed) - Number(a.isNamed) || a.place - b.place);
  return wishes[0]?.mediaType ?? null;
}

function readRange(text: string, place: number): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type, quality: quality === undefined ? 1 : Number(quality) || 0, place };
}
