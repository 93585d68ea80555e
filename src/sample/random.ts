/**
 * Returns a generator of repeatable numbers in [0, 1) for sample data. The same seed gives the same sequence.
 * mulberry32 by Tommy Ettinger (public domain). A text seed is first hashed with 32-bit FNV-1a (Fowler, Noll, Vo).
 */
export function seededRandom(seed: number | string): () => number {
  let state = typeof seed === 'number' ? seed | 0 : fnv1a(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const encoder = new TextEncoder();

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}
