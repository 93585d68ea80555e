import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Apollo's persisted-query manifest. */
export const manifestShape = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z
    .array(
      z.object({
        id: z.string().min(1),
        name: z.string(),
        type: z.enum(['query', 'mutation', 'subscription']),
        body: z.string().min(1),
      }),
    )
    .refine((operations) => new Set(operations.map(({ id }) => id)).size === operations.length, {
      error: 'contain a duplicate id',
    }),
});

export type Manifest = z.infer<typeof manifestShape>;

/** If configured, only these documents are executed. */
type TrustedDocuments = {
  has: (text: string) => boolean;
  /** Finds a text by its id in the manifest or by its SHA-256. */
  find: (id: string) => string | undefined;
};

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function trustDocuments({ operations }: Manifest): TrustedDocuments {
  const texts = new Set(operations.map(({ body }) => body));
  const byId = new Map(
    operations.flatMap(({ id, body }) => [[sha256(body), body] as const, [id, body] as const]),
  );
  return { has: (text) => texts.has(text), find: (id) => byId.get(id) };
}
