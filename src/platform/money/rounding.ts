/** How a result half-way between two minor units is rounded: up, or to the even number of units. */
export type Rounding = 'half-up' | 'half-even';

/** Returns `numerator / denominator`, rounded to an integer. Neither number may be negative. */
export function divide(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const quotient = numerator / denominator;
  const twice = 2n * (numerator % denominator);
  if (twice === denominator) return rounding === 'half-up' || quotient % 2n === 1n ? quotient + 1n : quotient;
  return twice > denominator ? quotient + 1n : quotient;
}
