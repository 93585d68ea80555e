import {
  ApolloServer,
  HeaderMap,
  type ApolloServerOptions,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { CostedOperation } from '../../engine/documents/documents.ts';
import { stringify } from '../../engine/execution/json-text.ts';
import type { Context } from '../../shop/context.ts';
import { httpOf } from '../http/format-error.ts';
import { JSON_TYPE, mediaTypeFor } from '../http/media-type.ts';
import { POSITION_HEADER, splitPositions } from '../http/position.ts';
import type { OperationPipeline } from './operation-pipeline.ts';

/** Apollo gets this in place of a rejected document. */
const EMPTY_DOCUMENT: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

type Options = {
  pipeline: OperationPipeline;
  schema: GraphQLSchema;
  /** The texts of persisted queries, by `apq:` and their hash. */
  persistedQueries: KeyValueCache;
} & Pick<ApolloServerOptions<Context>, 'formatError' | 'logger'>;

type KeyValueCache = {
  get: (key: string) => Promise<string | undefined>;
  set: (key: string, text: string) => Promise<void>;
  delete: (key: string) => Promise<boolean>;
};

/**
 * Apollo computes a hash (SHA-256) of the text of each document. This takes as long as a short operation, and nothing uses the
 * hash. Apollo computes no hash of a text that it reads from its cache of persisted queries. So each document is requested from
 * this cache, with a key that is this prefix and the text. No client knows the prefix.
 */
const TEXT_PREFIX = `${crypto.randomUUID()}:`;
const CACHE_KEY_PREFIX = `apq:${TEXT_PREFIX}`;

const readingTexts = (cache: KeyValueCache): KeyValueCache => ({
  ...cache,
  get: async (key) =>
    key.startsWith(CACHE_KEY_PREFIX) ? key.slice(CACHE_KEY_PREFIX.length) : cache.get(key),
});

/** Creates an Apollo Server that neither parses nor validates nor executes: its hooks run the steps of the pipeline. */
export const createApolloServer = ({
  pipeline,
  persistedQueries,
  ...options
}: Options): ApolloServer<Context> =>
  new ApolloServer<Context>({
    ...options,
    persistedQueries: { cache: readingTexts(persistedQueries) },
    includeStacktraceInErrorResponses: false,
    // Apollo's default adds a line break, and copies the whole response to do so.
    stringifyResult: stringify,
    // The pipeline caches documents.
    documentStore: null,
    // src/boot/lifetime.ts stops the process: it has more to stop than Apollo.
    stopOnTerminationSignals: false,
    plugins: [
      // The default plugin would wrap the resolver of every field, which costs a third of the throughput.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      runPipeline(pipeline),
    ],
  });

const runPipeline = (pipeline: OperationPipeline): ApolloServerPlugin<Context> => ({
  requestDidStart: async ({ request }) => {
    const { query, extensions } = request;
    if (query && !extensions?.['persistedQuery']) {
      const persistedQuery = { version: 1, sha256Hash: TEXT_PREFIX + query };
      Object.assign(request, { query: undefined, extensions: { persistedQuery } });
    }
    let errors: readonly GraphQLError[] = [];
    let costed: CostedOperation | undefined;
    return {
      didResolveSource: async (context) => {
        const read = pipeline.readDocument(context.source);
        if ('errors' in read) ({ errors } = read);
        Object.assign(context, { document: 'errors' in read ? EMPTY_DOCUMENT : read });
      },
      didResolveOperation: async ({ document, operation, contextValue }) => {
        if (errors.length === 0) {
          const { variables } = request;
          const analyzed = pipeline.analyzeCost({ document, operation, variables, extensions });
          if ('errors' in analyzed) ({ errors } = analyzed);
          else costed = analyzed;
        }
        if (!costed) throw errors[0];
        await pipeline.spend(contextValue, costed.cost);
        await pipeline.queue(contextValue, costed.cost);
      },
      responseForOperation: async ({ document, contextValue }) => {
        const { operationName } = request;
        const coercedVariables = costed!.variables;
        const positions = positionsOf(request.http, extensions);
        const result = await pipeline.execute({
          document,
          operationName,
          contextValue,
          coercedVariables,
          positions,
        });
        return {
          http: httpOfResult(result),
          body: { kind: 'single', singleResult: pipeline.formatResult(result) },
        };
      },
      didEncounterErrors: async ({ errors: encountered, contextValue }) => {
        pipeline.noteErrors(encountered);
        if (!costed) pipeline.spendForInvalidRequest(contextValue);
      },
      willSendResponse: async ({ response: { body, http }, operation, contextValue }) => {
        // Only mutations return new tokens. See docs/decisions/0020.
        if (operation?.operation === OperationTypeNode.MUTATION) {
          http.headers.set('cache-control', 'no-store, no-transform');
        }
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        // didResolveOperation can throw the first error only.
        if (errors.length > 1) singleResult.errors = pipeline.formatErrors(errors);
        if (costed) {
          const cost = pipeline.costExtension(contextValue, costed.cost);
          singleResult.extensions = { ...singleResult.extensions, cost };
        }
        const mediaType = mediaTypeFor(request.http?.headers.get('accept'));
        if (mediaType) http.headers.set('content-type', mediaType);
        if (mediaType === JSON_TYPE && errors.length > 0 && !errors.some(isTooComplex)) http.status = 200;
      },
    };
  },
});

/** Returns the positions that the client sent. The extension is for clients that cannot set headers. */
function positionsOf(http: GraphQLRequest['http'], extensions: GraphQLRequest['extensions']): string[] {
  const positions = splitPositions(http?.headers.get(POSITION_HEADER));
  const position: unknown = extensions?.['position'];
  return typeof position === 'string' ? [...positions, position] : positions;
}

/** An error may have a status and headers for the whole response, so they do not apply if a field has data. */
function httpOfResult({ data, errors = [], extensions }: ExecutionResult): GraphQLResponse['http'] {
  const http: GraphQLResponse['http'] = { headers: new HeaderMap() };
  const position = extensions?.['position'];
  if (typeof position === 'string') http.headers.set(POSITION_HEADER, position);
  if (Object.values(data ?? {}).some((value) => value !== null)) return http;
  for (const error of errors) {
    const { status, headers } = httpOf(error);
    if (status) http.status = status;
    for (const [name, value] of Object.entries(headers)) http.headers.set(name, value);
  }
  return http;
}

/**
 * Under `application/json`, an operation that cannot be executed is answered with 200: the status describes HTTP only. Under
 * `application/graphql-response+json` it is 400 (GraphQL over HTTP, 6.4). An operation above a limit is 400 under both, so
 * that attacks show in a server's status codes. See docs/decisions/0011.
 */
const isTooComplex = ({ extensions }: GraphQLError) => extensions['code'] === 'QUERY_TOO_COMPLEX';
