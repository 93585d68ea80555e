type Issue = { path: readonly string[]; code?: string; message: string };

/** Returns the sentences of an `InvalidInput` by the path of their field, for example `items.0.quantity`. */
export function issuesByField({ issues }: { issues: readonly Issue[] }): Partial<Record<string, string>> {
  const byField: Record<string, string> = {};
  for (const { path, message } of issues) {
    const field = path.join('.');
    byField[field] = field in byField ? `${byField[field]} ${message}` : message;
  }
  return byField;
}
