import { createHash } from 'node:crypto';
import { z } from 'zod';

const operationShape = z.object({
  id: z.string().min(1),
  name: z.string(),
  type: z.enum(['query', 'mutation', 'subscription']),
  body: z.string().min(1),
});

/** Apollo's persisted-query manifest. */
const apolloShape = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(operationShape),
});

/** The format of persisted documents of codegen and of Relay: texts by their id. */
const textsShape = z.record(z.string().min(1), z.string().min(1));

export type Manifest = z.infer<typeof apolloShape>;

type Operation = Manifest['operations'][number];

/** Parses a manifest in one of the formats above. Throws with the reason if the JSON has neither format. */
export function parseManifest(json: unknown): Manifest {
  const isTexts = typeof json === 'object' && json !== null && !('format' in json);
  const parsed = isTexts ? textsShape.transform(toManifest).safeParse(json) : apolloShape.safeParse(json);
  if (parsed.success) return parsed.data;
  const [{ path, message } = { path: [], message: '' }] = parsed.error.issues;
  throw new Error([...path, message].join(' '));
}

const toManifest = (texts: Record<string, string>): Manifest =>
  manifestOf(
    Object.entries(texts).map(([id, body]) => {
      const [, type = 'query', name = id] = /\b(query|mutation|subscription)\s+(\w+)/.exec(body) ?? [];
      return { id, name, type: type as Operation['type'], body };
    }),
  );

export const manifestOf = (operations: Operation[]): Manifest => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations,
});

/** Combines manifests. Several manifests may contain the same document. Throws if different documents have the same id. */
export function combineManifests(manifests: readonly Manifest[]): Manifest {
  const byId = new Map<string, Operation>();
  for (const operation of manifests.flatMap(({ operations }) => operations)) {
    const known = byId.get(operation.id);
    if (known && known.body !== operation.body)
      throw new Error(`there are two documents with the id ${operation.id}`);
    byId.set(operation.id, operation);
  }
  return manifestOf([...byId.values()]);
}

/** How often a document was used. */
export type DocumentUse = { id: string; name: string; count: number };

/** If configured, only these documents are executed. */
export type TrustedDocuments = {
  /** Returns whether the text is a trusted document, and counts its use. */
  countUse: (text: string) => boolean;
  /** Finds a text by its id in the manifest or by its SHA-256. */
  find: (id: string) => string | undefined;
  uses: () => DocumentUse[];
};

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export function trustDocuments({ operations }: Manifest): TrustedDocuments {
  const byText = new Map(operations.map(({ id, name, body }) => [body, { id, name, count: 0 }]));
  const byId = new Map(
    operations.flatMap(({ id, body }) => [[sha256(body), body] as const, [id, body] as const]),
  );
  return {
    countUse(text) {
      const document = byText.get(text);
      if (document) document.count++;
      return document !== undefined;
    },
    find: (id) => byId.get(id),
    uses: () => [...byText.values()],
  };
}
