/** Reads the text format of Prometheus. */
export function metricsIn(text: string) {
  const lines = text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    return name ? [{ name, labels, value: Number(value) }] : [];
  });
  return {
    names: new Set(lines.map(({ name }) => name)),
    /** Returns the sum of the values of a metric that have these labels; 0 if there is none. */
    valueOf: (name: string, labels: Record<string, string> = {}): number =>
      lines
        .filter((line) => line.name === name)
        .filter((line) =>
          Object.entries(labels).every(([key, value]) => line.labels.includes(`${key}="${value}"`)),
        )
        .reduce((sum, { value }) => sum + value, 0),
  };
}
