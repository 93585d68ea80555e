/** How a variant did: the median of what was measured, and of its ratios to the first variant's of the same round. */
export type Outcome = { median: number; ratio: number };

/**
 * Measures the variants in turns, round after round, so that what else the machine does meets all of them; every second
 * round the other way round, so that none is always the one that comes later.
 */
export async function sideBySide<Variant extends { name: string }>(
  variants: readonly Variant[],
  rounds: number,
  measure: (variant: Variant) => Promise<number>,
): Promise<Record<string, Outcome>> {
  const measured = variants.map((): number[] => []);
  const turns = [...variants.entries()];
  for (let round = 0; round < rounds; round++) {
    for (const [index, variant] of round % 2 ? turns.toReversed() : turns) {
      measured[index]!.push(await measure(variant));
    }
  }
  const outcome = (values: number[]) => ({
    median: median(values),
    ratio: median(values.map((value, round) => value / measured[0]![round]!)),
  });
  return Object.fromEntries(variants.map(({ name }, index) => [name, outcome(measured[index]!)]));
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function printOutcomes(outcomes: Record<string, Outcome>, unit: string): void {
  const rows = Object.entries(outcomes).map(([name, { median, ratio }], index) => [
    name,
    { [unit]: Math.round(median), effect: index === 0 ? '' : `${(100 * (ratio - 1)).toFixed(1)} %` },
  ]);
  console.table(Object.fromEntries(rows));
}
