/** Reads the text format of Prometheus. */
export function metricsIn(text: string) {
  const lines = text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name ? [{ name, labels, value: Number(value) }] : [];
  });
  const matching = (name: string, labels: Record<string, string>) =>
    lines
      .filter((line) => line.name === name)
      .filter((line) =>
        Object.entries(labels).every(([key, value]) => line.labels.includes(`${key}="${value}"`)),
      );
  return {
    names: new Set(lines.map(({ name }) => name)),
    /** Returns the sum of the values of a metric that have these labels; 0 if there is none. */
    valueOf: (name: string, labels: Record<string, string> = {}): number =>
      matching(name, labels).reduce((sum, { value }) => sum + value, 0),
    has: (name: string, labels: Record<string, string>): boolean => matching(name, labels).length > 0,
  };
}
