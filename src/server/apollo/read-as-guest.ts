import type { FastifyRequest } from 'fastify';
import { getOperationAST, type GraphQLError } from 'graphql';
import { stringify } from '../../engine/execution/json-text.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import { createContext, type Services } from '../../shop/context.ts';
import { logErrorsTo } from '../http/format-error.ts';
import { positionsIn, splitPositions } from '../http/position.ts';
import type { OperationPipeline } from './operation-pipeline.ts';

type Options = { services: Services; pipeline: OperationPipeline; readClient: ReadClient };

/** Runs a query of the server's own pages. Returns null if it fails. */
export type ReadAsGuest = (
  request: FastifyRequest,
  document: string,
  variables: object,
) => Promise<Record<string, unknown> | null>;

/**
 * Runs queries for pages that the server writes, with the rights, limits and costs of a guest. The cost is taken from the bucket of
 * the visitor's address.
 */
export const createReadAsGuest =
  ({ services, pipeline, readClient }: Options): ReadAsGuest =>
  async (request, text, variables) => {
    // A copy for each operation, because the object identifies the operation in the queue, and a page can run several.
    const client = { ...readClient(request.raw) };
    const context = createContext(services, { viewer: null, client, log: logErrorsTo(request.log) });
    try {
      return await pipeline.withinDeadline(async () => {
        const document = pipeline.readDocument(text);
        if ('errors' in document) throw document.errors[0];
        const costed = pipeline.analyzeCost({
          document,
          operation: getOperationAST(document),
          variables,
          extensions: undefined,
        });
        if ('errors' in costed) throw costed.errors[0];
        await pipeline.spend(context, costed.cost);
        await pipeline.queue(context, costed.cost);
        const result = await pipeline.execute({
          document,
          contextValue: context,
          coercedVariables: costed.variables,
          positions: splitPositions(positionsIn(request)),
        });
        const { data, errors } = pipeline.formatResult(result);
        // The pages read objects, but lists can be JSON text.
        return errors || !data ? null : (JSON.parse(stringify(data)) as Record<string, unknown>);
      });
    } catch (error) {
      request.log.warn({ reason: (error as GraphQLError).message }, 'the data of a page could not be read');
      return null;
    } finally {
      pipeline.release(client);
    }
  };
