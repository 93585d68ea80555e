/**
 * Returns a random idempotency key (UUID, version 4). Create it once per intent, such as a checkout, and keep it until the
 * response arrives: the same key again does not repeat the effect.
 */
export function newKey(): string {
  // On insecure pages and some phones, `randomUUID` is missing.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
