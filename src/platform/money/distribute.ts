import { sumOf } from './money.ts';

/**
 * Splits an amount in proportion to the weights by the largest remainder method. The shares are integers and add up to the
 * amount. If the amount is at most the sum of the weights, no share exceeds its weight.
 */
export function distribute(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = sumOf(weights);
  if (sum === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (amount * weight) / sum);
  const remainders = weights.map((weight, index) => ({ index, remainder: (amount * weight) % sum }));
  remainders.sort((a, b) =>
    a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : a.index - b.index,
  );
  const undistributed = amount - sumOf(shares);
  for (const { index } of remainders.slice(0, Number(undistributed))) shares[index]! += 1n;
  return shares;
}

/**
 * Splits an amount between groups and then within each group. The share of a group depends on the total weight of its
 * lines, not on their number or order. So the taxes that are computed from the share do not depend on them either.
 */
export function distributeByGroup(
  amount: bigint,
  weights: readonly bigint[],
  groups: readonly string[],
): bigint[] {
  const members = new Map(groups.toSorted().map((group): [string, number[]] => [group, []]));
  for (const [index, group] of groups.entries()) members.get(group)!.push(index);
  const weightsOf = [...members.values()].map((indexes) => indexes.map((index) => weights[index]!));
  const groupShares = distribute(amount, weightsOf.map(sumOf));
  const shares = weights.map(() => 0n);
  for (const [group, indexes] of [...members.values()].entries()) {
    const parts = distribute(groupShares[group]!, weightsOf[group]!);
    for (const [part, index] of indexes.entries()) shares[index] = parts[part]!;
  }
  return shares;
}
