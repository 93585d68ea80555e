/** How a variant did: the median of what was measured, and the quartiles of its ratios to the first one's of the same round. */
export type Outcome = { median: number; ratios: [low: number, median: number, high: number] };

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
  const outcome = (values: number[]): Outcome => {
    const ratios = values.map((value, round) => value / measured[0]![round]!);
    return {
      median: quartile(values, 2),
      ratios: [quartile(ratios, 1), quartile(ratios, 2), quartile(ratios, 3)],
    };
  };
  return Object.fromEntries(variants.map(({ name }, index) => [name, outcome(measured[index]!)]));
}

/** Quartiles: the second is the median. */
export function quartile(values: number[], which: 1 | 2 | 3): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = ((sorted.length - 1) * which) / 4;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at % 1);
}

export function printOutcomes(outcomes: Record<string, Outcome>, unit: string): void {
  const percent = (ratio: number) => `${(100 * (ratio - 1)).toFixed(1)} %`;
  const rows = Object.entries(outcomes).map(([name, { median, ratios }], index) => {
    const [low, effect, high] = ratios.map(percent);
    const effects = index === 0 ? {} : { effect, 'half of the rounds': `${low} to ${high}` };
    return [name, { [unit]: Math.round(median), ...effects }];
  });
  console.table(Object.fromEntries(rows));
}
