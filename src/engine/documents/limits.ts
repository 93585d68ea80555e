/** Maximum values for a document, or for an operation with its variables. `.env.example` explains each limit. */
export const DEFAULT_LIMITS = {
  documentLength: 20_000,
  tokens: 2_000,
  nesting: 50,
  depth: 12,
  operations: 10,
  rootFields: 10,
  aliases: 30,
  fields: 1_000,
  repeats: 50,
  directives: 50,
  directivesPerNode: 5,
  fragments: 50,
  fragmentDepth: 10,
  variables: 50,
  variablesSize: 100_000,
  inputDepth: 10,
  listItems: 500,
  cost: 2_000,
  values: 28_000,
};

export type Limit = keyof typeof DEFAULT_LIMITS;
export type Limits = Readonly<Record<Limit, number>>;

/** The number of entries of a page if the client gives no length. */
export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;
