import { z } from 'zod';
import type { ProviderEvent } from './provider.ts';

/** Text that can be stored: PostgreSQL stores no NUL characters, and an index stores no long values. */
const storable = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\0]*$/);

const providerEvent = z.object({
  id: storable,
  type: storable,
  providerPaymentId: storable.nullable(),
  paymentId: storable.nullable(),
});

/** Returns the event in a verified message, or 'malformed' if it lacks a field or cannot be stored. */
export function checkEvent(event: unknown): ProviderEvent | 'malformed' {
  const { success, data } = providerEvent.safeParse(event);
  return success ? data : 'malformed';
}

/** Returns null if the text is not JSON. `checkEvent` rejects null. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
