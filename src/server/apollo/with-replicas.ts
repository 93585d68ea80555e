import { getOperationAST, OperationTypeNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { Execute, ExecutionRequest } from '../../engine/execution/executor.ts';
import { mayWorkElsewhere } from '../../platform/db/connection-errors.ts';
import type { Replicas } from '../../platform/db/replicas/replicas.ts';
import type { Context } from '../../shop/context.ts';
import { createLoaders } from '../../shop/loaders.ts';
import { createReplicaCheck } from './replica-reads.ts';

export type OperationExecution = ExecutionRequest & {
  contextValue: Context;
  /** The positions that the client sent. */
  positions: readonly string[];
};

/**
 * Executes queries on a replica that has the changes of the client, if there is one and no field needs the primary. Adds the
 * position after a mutation to its result, for the next reads of the client. See docs/decisions/0045.
 */
export function executeWithReplicas(execute: Execute, replicas: Replicas, schema: GraphQLSchema) {
  const isServable = createReplicaCheck(schema);

  return async ({ positions, ...request }: OperationExecution): Promise<ExecutionResult> => {
    const { document, operationName, contextValue } = request;
    if (getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION) {
      const result = await execute(request);
      return { ...result, extensions: { position: await replicas.positions.current(contextValue.db) } };
    }
    const replica = isServable(document) ? await replicas.choose(positions) : null;
    if (replica) {
      const { db } = replica;
      const context = { ...contextValue, db, loaders: createLoaders(db) };
      const result = await replica.read(() => execute({ ...request, contextValue: context }));
      if (result && !hasFailed(result)) return result;
    }
    return execute(request);
  };
}

const hasFailed = ({ errors }: ExecutionResult): boolean =>
  errors?.some(({ originalError }) => mayWorkElsewhere(originalError)) ?? false;
