import {
  getVariableValues,
  GraphQLError,
  NoFragmentCyclesRule,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createCostAnalysis, type Cost } from './cost.ts';
import { checkExpansionLimits } from './expansion.ts';
import { fragmentsIn } from './fragments.ts';
import { createTinyLfuCache } from './tinylfu-cache.ts';
import type { Limits } from './limits.ts';
import { findExceededLimit, MAX_ERRORS, operationRejected, type Rejection } from './rejection.ts';
import { checkStructureLimits } from './structure.ts';
import { countTokens } from './tokens.ts';
import {
  trustDocuments,
  type DocumentUse,
  type Manifest,
  type TrustedDocuments,
} from './trusted-documents.ts';
import { createValidation } from './validate.ts';
import { checkInputLimits } from './variables.ts';

export type DocumentOptions = {
  limits: Limits;
  introspection: boolean;
  /** Null if clients may send any document. */
  trustedDocuments: Manifest | null;
};

/** The weight is the number of tokens, or a tenth of the characters if that is more. A parsed document takes about 1,000 bytes per ten tokens. */
const DOCUMENT_CACHE = { entries: 1_000, weight: 100_000 };
/** The weight is in characters. */
const PERSISTED_CACHE = { entries: 1_000, weight: 2_000_000 };
const APOLLO_PREFIX = 'apq:';

type OperationRequest = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: unknown;
  extensions?: unknown;
};

export type CostedOperation = Cost & { variables: Readonly<Record<string, unknown>> };

/** Reads documents for all transports. Each text is parsed, checked against the limits and validated once. */
export function createDocuments(schema: GraphQLSchema, options: DocumentOptions) {
  const { limits, introspection } = options;
  const documents = createTinyLfuCache<DocumentNode | Rejection>(DOCUMENT_CACHE);
  const findValidationErrors = createValidation(schema, introspection);
  const costs = createCostAnalysis(schema);
  const persisted = createTinyLfuCache<string>(PERSISTED_CACHE);

  function parseNew(text: string): { result: DocumentNode | Rejection; tokens: number } {
    let tokens = 0;
    try {
      const counted = countTokens(text, limits);
      if (typeof counted !== 'number') return { result: { errors: [counted] }, tokens };
      tokens = counted;
      const document = parse(text);
      const exceeded = checkStructureLimits(document, limits);
      if (exceeded) return { result: { errors: [exceeded] }, tokens };
      return { result: validated(document), tokens };
    } catch (error) {
      if (error instanceof GraphQLError) return { result: rejected('GRAPHQL_PARSE_FAILED', [error]), tokens };
      throw error;
    }
  }

  function validated(document: DocumentNode): DocumentNode | Rejection {
    if (fragmentsIn(document).size > 0) {
      const cycles = validate(schema, document, [NoFragmentCyclesRule], { maxErrors: MAX_ERRORS });
      if (cycles.length > 0) return rejected('GRAPHQL_VALIDATION_FAILED', cycles);
    }
    const exceeded = checkExpansionLimits(document, limits);
    if (exceeded) return { errors: [exceeded] };
    const faults = findValidationErrors(document);
    return faults.length > 0 ? rejected('GRAPHQL_VALIDATION_FAILED', faults) : document;
  }

  let trustedDocuments: TrustedDocuments | null = null;

  function trust(manifest: Manifest): void {
    const faults = manifest.operations.flatMap(({ name, body }) => {
      const { result } = parseNew(body);
      return 'errors' in result ? result.errors.map(({ message }) => `${name}: ${message}`) : [];
    });
    if (faults.length > 0)
      throw new Error(
        `TRUSTED_DOCUMENTS contains operations that are not valid for the schema:\n  ${faults.join('\n  ')}`,
      );
    trustedDocuments = trustDocuments(manifest);
  }
  if (options.trustedDocuments) trust(options.trustedDocuments);

  const find = (id: string): string | undefined =>
    trustedDocuments ? trustedDocuments.find(id) : persisted.get(id);

  return {
    /** Returns a document that may be executed, or the reasons why not. */
    read(text: string): DocumentNode | Rejection {
      if (trustedDocuments && !trustedDocuments.countUse(text)) return { errors: [notTrusted()] };
      // Checked before the cache is read, because the cache would hash and store a text of any length.
      const tooLong = findExceededLimit(limits, { documentLength: text.length });
      if (tooLong) return { errors: [tooLong] };
      const known = documents.get(text);
      if (known) return known;
      const { result, tokens } = parseNew(text);
      if ('errors' in result) releaseErrorStacks(result);
      documents.set(text, result, Math.max(tokens, text.length / 10));
      return result;
    },

    /** Returns the text of the document with this id. */
    find,

    /** Replaces the trusted documents. Throws if one is not valid for the schema. In that case the old documents stay. */
    trust,

    /** Whether only trusted documents are accepted. */
    acceptsOnlyTrusted: () => trustedDocuments !== null,

    /** Returns how often each trusted document was used since the last call of `trust`. */
    documentUses: (): DocumentUse[] => trustedDocuments?.uses() ?? [],

    /** Apollo Server's store for automatic persisted queries. It contains accepted texts. A key is `apq:` and the hash of a text. */
    persistedQueries: {
      get: async (key: string) => find(key.slice(APOLLO_PREFIX.length)),
      async set(key: string, text: string) {
        if (!trustedDocuments) persisted.set(key.slice(APOLLO_PREFIX.length), text, text.length);
      },
      delete: async () => false,
    },

    /** Returns the cost of an operation and its coerced variables, or the reasons why it may not be executed. */
    analyzeCost({
      document,
      operation,
      variables,
      extensions,
    }: OperationRequest): CostedOperation | Rejection {
      const tooMuch = checkInputLimits(variables, limits) ?? checkInputLimits(extensions, limits);
      if (tooMuch) return { errors: [tooMuch] };
      const rawVariables = (variables ?? {}) as Record<string, unknown>;
      const { coerced, errors } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        rawVariables,
        {
          maxErrors: MAX_ERRORS,
          hideSuggestions: !introspection,
        },
      );
      if (errors) return rejected('BAD_USER_INPUT', errors);
      const cost = costs.costOf(document, operation, coerced);
      const exceeded = findExceededLimit(limits, cost);
      return exceeded ? { errors: [exceeded] } : { ...cost, variables: coerced };
    },
  };
}

export type Documents = ReturnType<typeof createDocuments>;

/** Returns errors as a rejection. Adds the code to errors that have no code. */
function rejected(code: string, errors: readonly GraphQLError[]): Rejection {
  for (const { extensions } of errors) {
    extensions['code'] ??= code;
    extensions['http'] = { status: 400 };
  }
  return { errors };
}

/** Reads each error's stack. Before it is read, V8 keeps the frames and all their objects: about 50 KB per validation error. */
function releaseErrorStacks({ errors }: Rejection): void {
  for (const { stack } of errors) void stack;
}

const notTrusted = () =>
  operationRejected(
    'PERSISTED_QUERY_NOT_FOUND',
    'Only trusted documents are accepted; this document is not in the manifest.',
  );
