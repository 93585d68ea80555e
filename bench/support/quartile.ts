/** Returns a quartile by linear interpolation. The second quartile is the median. */
export function quartile(values: number[], which: 1 | 2 | 3): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = ((sorted.length - 1) * which) / 4;
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at % 1);
}
