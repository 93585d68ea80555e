/** An operation with the types of its result and variables, written by `npm run codegen`. */
export type { TypedDocument as Doc } from '@ordergraph/client';
