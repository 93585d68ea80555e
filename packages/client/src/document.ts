/** The text of an operation, with the types of its result and its variables. `npm run codegen` writes such documents. */
export type TypedDocument<Data, Variables> = string & TypeInfo<Data, Variables>;

/** GraphQL tools find the types of an operation in this property. The property does not exist at run time. */
type TypeInfo<Data, Variables> = { readonly __apiType?: (variables: Variables) => Data };

/** Any document whose `toString` returns the text: a string, or a string document of another code generator. */
export type Document<Data, Variables> = { toString(): string } & TypeInfo<Data, Variables>;

export type Variables = Record<string, unknown>;

/** The parameters after the document. The variables can be omitted if none is required. */
export type Parameters<V, Options> =
  Record<string, never> extends V ? [variables?: V, options?: Options] : [variables: V, options?: Options];
