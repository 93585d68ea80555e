type Member = { __typename: string };

/** Refusals have a message (the interface `UserError`); select it in the document. */
type Refusal<U extends Member> = Extract<U, { message: string }>;

type Named<U extends Member> = { [Name in U['__typename']]: Extract<U, { __typename: Name }> };

type Handler<U> = (value: U) => unknown;

type Handlers<U extends Member> = {
  [Name in Exclude<U, Refusal<U>>['__typename']]: Handler<Named<U>[Name]>;
} & { [Name in Refusal<U>['__typename']]?: Handler<Named<U>[Name]> } & {
  // `UserError` is required only if the union has refusals.
  [Name in Refusal<U>['__typename'] as 'UserError']: Handler<Refusal<U>>;
};

type Result<H> = H[keyof H] extends infer F ? (F extends (value: never) => infer R ? R : never) : never;

/**
 * Calls the handler for the type of a union value, and returns the result of the handler. Every member needs a handler, except
 * refusals: `UserError` handles refusals without a handler, also the refusals of later versions of the API.
 */
export function match<U extends Member, H extends Handlers<U>>(value: U, handlers: H): Result<H> {
  const byName = handlers as Record<string, Handler<U> | undefined>;
  const handler = byName[value.__typename] ?? byName['UserError'];
  if (!handler) throw new Error(`There is no handler for ${value.__typename}.`);
  return handler(value) as Result<H>;
}
