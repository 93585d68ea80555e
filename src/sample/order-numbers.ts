/** As orders get in the shop: see orders/order-number.ts, which is above this floor. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 8;
const NUMBERS = BigInt(ALPHABET.length ** LENGTH);
/** Has no factor in common with 25^8, so that no two orders get the same number; near the golden section, which scatters them. */
const STEP = 94_304_502_181n;
const FIRST = 31_415_926_535n;

/** The number of the order of an index below 25^8; each has its own. */
export function sampleOrderNumber(index: number): string {
  let rest = Number((FIRST + STEP * BigInt(index)) % NUMBERS);
  let number = '';
  for (let place = 0; place < LENGTH; place++) {
    number += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return `ORD-${number}`;
}
