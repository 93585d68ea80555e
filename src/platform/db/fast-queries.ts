import pg from 'pg';

/*
 * Queries that take less time than with `pg` alone. Like pg-internals.ts, this relies on internals of the installed version of `pg`.
 * test/platform/fast-queries.test.ts checks these: read the test before an upgrade of `pg`. See docs/decisions/0051.
 */

type Callback = (error: Error | null, result: pg.QueryResult) => void;

/** The description of a result, and what pg derives from it. */
type Description = { fields: unknown; _parsers: unknown; _prebuiltEmptyResultObject: unknown };

/** A query as pg implements it. Its types declare little of it. */
type QueryInternals = {
  name: string;
  types: unknown;
  _rowMode: string | undefined;
  _result: Description;
  _results: Description;
  _accumulateRows: boolean;
  hasBeenParsed(connection: pg.Connection): boolean;
  prepare(connection: pg.Connection): void;
  handleRowDescription(message: object): void;
};

const Query = pg.Query as unknown as new (
  text: string,
  values: unknown[] | undefined,
  callback: Callback,
) => QueryInternals;
const Result = pg.Result as unknown as new (rowMode: string | undefined, types: unknown) => Description;

/**
 * `descriptions`: the descriptions that the connection has received, by the names of the statements. `withoutDescribe`: the same
 * connection, but its method `describe` does nothing.
 */
type ConnectionState = { descriptions: Map<string, Description>; withoutDescribe: pg.Connection };

const states = new WeakMap<pg.Connection, ConnectionState>();

function stateOf(connection: pg.Connection): ConnectionState {
  let state = states.get(connection);
  if (!state) {
    const withoutDescribe = Object.create(connection, { describe: { value: () => {} } }) as pg.Connection;
    state = { descriptions: new Map(), withoutDescribe };
    states.set(connection, state);
  }
  return state;
}

type NamedConfig = pg.QueryConfig & { name: string; rowMode?: string };

/**
 * A prepared statement that requests the description of its result once per connection. pg requests it at each execution. The
 * description stays correct: if a column changes, PostgreSQL rejects the statement (`isPlanOutdated`).
 */
class NamedQuery extends Query {
  #descriptions: ConnectionState['descriptions'] | undefined;

  constructor(config: NamedConfig, values: unknown[] | undefined, callback: Callback) {
    const { text, name, types, rowMode } = config;
    // Only the text: pg would copy a configuration object by its property descriptors, which is slower.
    super(text, values ?? config.values, callback);
    this.name = name;
    this.types = types;
    this._rowMode = rowMode;
    this._result = new Result(rowMode, types);
    this._results = this._result;
  }

  override prepare(connection: pg.Connection): void {
    const { descriptions, withoutDescribe } = stateOf(connection);
    this.#descriptions = descriptions;
    const known = this.hasBeenParsed(connection) && descriptions.get(this.name);
    if (!known) return super.prepare(connection);
    Object.assign(this._result, known);
    this._accumulateRows = true;
    super.prepare(withoutDescribe);
  }

  override handleRowDescription(message: object): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#descriptions!.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}

type Config = string | pg.QueryConfig;
type SendToCallback = (query: Config | NamedQuery, values?: unknown[], callback?: Callback) => void;

const isNamed = (config: Config): config is NamedConfig =>
  typeof config === 'object' && config.name !== undefined;

/**
 * Makes the queries of a connection fast:
 *
 * - The result of a prepared statement is described only once.
 * - Each query passes a callback to pg. For a query without one, pg assigns a function to a property. V8 allocates such a function in
 *   the old generation, where it keeps the rows of the query in memory until the next full garbage collection.
 */
export function speedUpQueries(client: pg.PoolClient): void {
  const query = client.query.bind(client) as unknown as SendToCallback;
  const send = (config: Config, values?: unknown[]) =>
    new Promise<pg.QueryResult>((resolve, reject) => {
      const done: Callback = (error, result) => (error ? reject(error) : resolve(result));
      if (isNamed(config)) query(new NamedQuery(config, values, done));
      else query(config, values, done);
    }).catch((error: Error) => {
      // As in pg: replaces the stack, which begins at the socket, with the stack of the caller.
      Error.captureStackTrace(error);
      throw error;
    });
  client.query = send as typeof client.query;
}
