import { createAccess } from './access.ts';
import type { Document, Parameters } from './document.ts';
import { toApiError } from './errors.ts';
import { RenewSession, SignIn, SignOut, SignUp } from './generated/session-documents.ts';
import type {
  LoginInput,
  RegisterInput,
  SignInMutation,
  SignUpMutation,
} from './generated/session-documents.ts';
import { createLive, type Handlers } from './live.ts';
import { canRepeat, errorsOf, hasNoResult, retryWaitMs, wait, type RetryLimits } from './retry.ts';
import { memorySession, type SessionStore } from './sessions.ts';
import {
  createTransport,
  type OperationResponse,
  type Fetch,
  type Operation,
  type Positions,
} from './transport.ts';
import { toTokens, type SessionTokens, type Tokens } from './tokens.ts';

export type ClientOptions = {
  /** The GraphQL endpoint. Browsers accept a path such as `/graphql`. */
  url: string;
  /** `cookieSession()` for browsers, `storageSession(storage)` for phones. Default: in memory, until the process ends. */
  session?: SessionStore;
  /** Called when the session has ended without `signOut` of this client: it expired, was revoked, or another tab signed out. */
  onSignedOut?: () => void;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** Default: 4 attempts, and waits of at most 30 seconds. */
  retry?: Partial<RetryLimits>;
  /** The time limit of one attempt. Default: 30 seconds; the server's own limit is 15. */
  timeoutMs?: number;
  fetch?: Fetch;
  /** The WebSocket class, for platforms without a global one. */
  webSocket?: unknown;
};

export type CallOptions = { signal?: AbortSignal };

type OperationOptions = CallOptions & { headers?: Record<string, string> | undefined };

/** The input of a sign-in; the client adds how the refresh token is delivered. */
type WithoutDelivery<Input> = Omit<Input, 'refreshTokenDelivery'>;

export type Client = ReturnType<typeof createClient>;

const RETRY_LIMITS: RetryLimits = { maxAttempts: 4, maxWaitSeconds: 30 };

/** Creates a client of the API. See packages/client/README.md. */
export function createClient({
  url,
  session: store = memorySession(),
  onSignedOut = () => {},
  headers: ownHeaders,
  retry,
  timeoutMs = 30_000,
  fetch = (input, init) => globalThis.fetch(input, init),
  webSocket,
}: ClientOptions) {
  const limits = { ...RETRY_LIMITS, ...retry };
  const positions: Positions = [];
  const send = createTransport({ url, fetch, credentials: store.credentials, timeoutMs, positions });
  const access = createAccess({ store, refresh, onSignedOut });
  const live = createLive({ url, access, maxWaitSeconds: limits.maxWaitSeconds, webSocket, positions });

  /** Repeats `attempt` while its errors allow another attempt. */
  async function withRetries(
    isRepeatable: boolean,
    attempt: () => Promise<OperationResponse>,
    signal?: AbortSignal | null,
  ): Promise<OperationResponse> {
    for (let count = 1; ; count++) {
      let response: OperationResponse | undefined;
      let failure: unknown;
      try {
        response = await attempt();
      } catch (error) {
        failure = error;
      }
      const errors = response ? response.payload.errors : errorsOf(failure);
      const mayRepeat = isRepeatable || !response || hasNoResult(response.payload);
      const waitMs =
        errors && mayRepeat ? retryWaitMs(errors, { attempt: count, isRepeatable, ...limits }) : null;
      if (waitMs === null) {
        if (response) return response;
        throw failure;
      }
      await wait(waitMs, signal);
    }
  }

  async function refresh(refreshToken: string | null): Promise<Tokens | null> {
    const operation = { query: RenewSession, variables: { refreshToken } };
    // Safe to repeat: within ten seconds the server returns the same new token.
    const { payload } = await withRetries(true, () =>
      send(operation, { accessToken: null, headers: ownHeaders }),
    );
    if (payload.errors) throw toApiError(payload.errors, payload.data);
    const { refreshSession } = payload.data as { refreshSession: { session?: SessionTokens } };
    return refreshSession.session ? toTokens(refreshSession.session) : null;
  }

  /**
   * Sends an operation, with a valid access token, and repeats it if that is safe. Returns the response with its errors; throws
   * only if there is no response.
   */
  async function execute(
    operation: Operation,
    { signal, headers }: OperationOptions = {},
  ): Promise<OperationResponse> {
    const isRepeatable = canRepeat(operation);
    let hasRenewed = false;
    return withRetries(
      isRepeatable,
      async () => {
        const accessToken = await access.token();
        const attempt = (token: string | null) =>
          send(operation, { accessToken: token, headers: { ...ownHeaders, ...headers }, signal });
        const response = await attempt(accessToken);
        if (accessToken === null || hasRenewed || !isRejected(response)) return response;
        hasRenewed = true;
        const renewed = await access.renew(accessToken);
        // The server may have executed a mutation as a guest. Then the mutation is not sent again.
        return isRepeatable || hasNoResult(response.payload) ? attempt(renewed) : response;
      },
      signal,
    );
  }

  const call = async <Data, V>(
    document: Document<Data, V>,
    variables: V | undefined,
    options?: CallOptions,
  ): Promise<Data> => {
    const { payload } = await execute({ query: document.toString(), variables }, options);
    if (payload.errors?.length) throw toApiError(payload.errors, payload.data);
    return payload.data as Data;
  };

  const delivery = <Input>(input: Input) => ({ input: { ...input, refreshTokenDelivery: store.delivery } });

  const startSession = (session: SessionTokens): Promise<void> => access.start(toTokens(session));

  return {
    url,

    /** Returns the data of a query. Throws an `ApiError` if a field failed; its `data` has the other fields. */
    query: <Data, V>(
      document: Document<Data, V>,
      ...[variables, options]: Parameters<V, CallOptions>
    ): Promise<Data> => call(document, variables, options),

    /**
     * Returns the data of a mutation. A mutation with the variable `idempotencyKey` or `input.idempotencyKey` (see `newKey`) is
     * repeated with the same key if it is unknown whether it took effect.
     */
    mutate: <Data, V>(
      document: Document<Data, V>,
      ...[variables, options]: Parameters<V, CallOptions>
    ): Promise<Data> => call(document, variables, options),

    /** Calls `next` with each update. Returns a function that ends the subscription. Requires the package graphql-ws. */
    subscribe: <Data, V>(document: Document<Data, V>, variables: V, handlers: Handlers<Data>): (() => void) =>
      live.subscribe(
        { query: document.toString(), variables: variables as Record<string, unknown> },
        handlers,
      ),

    /** Signs in with e-mail address and password. The result is a union: see `match`. */
    async signIn(input: WithoutDelivery<LoginInput>): Promise<SignInMutation['login']> {
      const { login } = await call(SignIn, delivery(input));
      if (login.__typename === 'LoginSuccess') await startSession(login.session);
      return login;
    },

    /** Creates an account and signs it in. */
    async signUp(input: WithoutDelivery<RegisterInput>): Promise<SignUpMutation['register']> {
      const { register } = await call(SignUp, delivery(input));
      if (register.__typename === 'RegisterSuccess') await startSession(register.session);
      return register;
    },

    /** Uses a session that another mutation has returned. */
    startSession,

    /** Ends the session on the server and in all tabs. Throws if the server cannot be reached; the session then continues. */
    async signOut(): Promise<void> {
      const accessToken = await access.token();
      await access.end(async () => {
        const { payload } = await send({ query: SignOut }, { accessToken, headers: ownHeaders });
        if (payload.errors) throw toApiError(payload.errors);
      });
    },

    /** Returns whether an account is signed in. May refresh the token: throws an `ApiError` if that fails. */
    isSignedIn: async (): Promise<boolean> => (await access.token()) !== null,

    /** Calls the listener after each sign-in and sign-out, also in another tab. Returns a function that removes it. */
    onSessionChange: (listener: () => void): (() => void) => access.onChange(listener),

    execute,
    access,
    live,
  };
}

/**
 * Returns whether the server rejected the access token. With an invalid token, the server executes the operation as a guest, so
 * fields such as `me` can be null without the error UNAUTHENTICATED.
 */
const isRejected = ({ payload, tokenRejected }: OperationResponse) =>
  tokenRejected || payload.errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') === true;
