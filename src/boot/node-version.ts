/** The oldest major version of Node.js that runs this program. `engines` in package.json names the same version. See docs/decisions/0017. */
const MIN_NODE_VERSION = 24;

/** Returns a sentence that says what to do, or null if this version of Node.js is new enough. */
export function checkNodeVersion(version: string): string | null {
  const major = Number(/^v(\d+)\./.exec(version)?.[1]);
  if (major >= MIN_NODE_VERSION) return null;
  return (
    `Ordergraph needs Node.js ${MIN_NODE_VERSION} or newer, but this is Node.js ${version}. ` +
    'Install a newer version and start Ordergraph again.'
  );
}
