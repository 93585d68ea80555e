import { execute, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';

/** Executes a query or a mutation, or one event of a subscription, that was validated against the schema. */
export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

export const executorFor = (_schema: GraphQLSchema): Execute => execute as Execute;
