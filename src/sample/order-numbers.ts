/** The alphabet of the shop's order numbers (`shop/orders/order-number.ts`). */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 8;
const NUMBERS = BigInt(ALPHABET.length ** LENGTH);
/** Coprime to 25^8, so that order numbers are unique. Near the golden ratio of 25^8, so that consecutive numbers are far apart. */
const STEP = 94_304_502_181n;
const FIRST = 31_415_926_535n;

/** Returns the unique order number of an index below 25^8. */
export function sampleOrderNumber(index: number): string {
  let rest = Number((FIRST + STEP * BigInt(index)) % NUMBERS);
  let number = '';
  for (let place = 0; place < LENGTH; place++) {
    number += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return `ORD-${number}`;
}
