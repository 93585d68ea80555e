import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stripe } from 'stripe';
import { readText, stripeBooks, StripeRefusal, type Params, type StripeBooks } from './stripe-books.ts';

type Route =
  | 'POST /v1/payment_intents'
  | 'GET /v1/payment_intents/search'
  | 'GET /v1/payment_intents/:id'
  | 'POST /v1/payment_intents/:id/capture'
  | 'POST /v1/payment_intents/:id/cancel'
  | 'GET /v1/refunds'
  | 'GET /v1/refunds/:id'
  | 'POST /v1/refunds';

/** How a request fails: whether it takes effect, and the status of the response. `none`: the connection breaks. */
type Failure = { effect: boolean; answer: 400 | 429 | 500 | 'none' };

type StripeRequest = {
  route: Route;
  id: string;
  params: Params;
  idempotencyKey: string | undefined;
  headers: IncomingHttpHeaders;
};

export type StripeServer = {
  url: string;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  books: StripeBooks;
  requests: StripeRequest[];
  requestsTo: (route: Route) => StripeRequest[];
  /** The next requests to the route fail; Stripe's package retries some of them. */
  fail: (route: Route, failure: Failure, times?: number) => void;
  /** Holds the requests to the route until released. */
  hold: (route: Route) => { arrived: Promise<void>; release: () => void };
  /** Whether searches find nothing yet. */
  indexLags: boolean;
  /** Forgets the idempotency keys, as Stripe does after a day. */
  forgetKeys: () => void;
  stop: () => Promise<void>;
};

type Answer = { status: number; body: object };
type Replayable = { sent: string; answer: Answer | null };

const SECRET_KEY = 'sk_test_nobody';
const WEBHOOK_SECRET = 'whsec_nobody';

/** Starts a server with the part of Stripe's API that the shop uses, for one account. */
export async function startStripeServer(): Promise<StripeServer> {
  const books = stripeBooks();
  const keys = new Map<string, Replayable>();
  const failures: (Failure & { route: Route })[] = [];
  const held = new Map<Route, { arrive: () => void; gate: Promise<void> }>();

  const endpoints: Record<Route, { params: string; run: (id: string, params: Params) => object }> = {
    'POST /v1/payment_intents': {
      params:
        'amount currency payment_method confirmation_token confirm capture_method automatic_payment_methods use_stripe_sdk metadata',
      run: (_id, params) => books.createIntent(params),
    },
    'GET /v1/payment_intents/search': {
      params: 'query limit',
      run: (_id, params): Stripe.ApiSearchResult<Stripe.PaymentIntent> => ({
        object: 'search_result',
        url: '/v1/payment_intents/search',
        data: server.indexLags ? [] : books.searchIntents(readText(params, 'query')),
        has_more: false,
        next_page: null,
      }),
    },
    'GET /v1/payment_intents/:id': { params: '', run: books.intentById },
    'POST /v1/payment_intents/:id/capture': { params: '', run: books.capture },
    'POST /v1/payment_intents/:id/cancel': { params: '', run: books.cancel },
    'GET /v1/refunds': {
      params: 'payment_intent limit',
      run: (_id, params): Stripe.ApiList<Stripe.Refund> => ({
        object: 'list',
        url: '/v1/refunds',
        data: books.refundsOf(readText(params, 'payment_intent')),
        has_more: false,
      }),
    },
    'GET /v1/refunds/:id': { params: '', run: books.refundById },
    'POST /v1/refunds': {
      params: 'payment_intent amount metadata',
      run: (_id, params) => books.createRefund(params),
    },
  };

  async function read(request: IncomingMessage): Promise<StripeRequest> {
    if (request.headers.authorization !== `Bearer ${SECRET_KEY}`) {
      throw new StripeRefusal(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' });
    }
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stripe');
    const [, id = ''] = /^\/v1\/(?:payment_intents|refunds)\/((?:pi|re)_\w+)/.exec(pathname) ?? [];
    const route = `${request.method} ${id ? pathname.replace(id, ':id') : pathname}`;
    if (!(route in endpoints)) {
      throw new StripeRefusal(404, { type: 'invalid_request_error', message: `Unrecognized URL: ${route}.` });
    }
    let form = '';
    for await (const chunk of request.setEncoding('utf8')) form += chunk as string;
    const params = readForm(form ? new URLSearchParams(form) : searchParams);
    const idempotencyKey = request.headers['idempotency-key']?.toString();
    return { route: route as Route, id, params, idempotencyKey, headers: request.headers };
  }

  function execute({ route, id, params }: StripeRequest): Answer {
    try {
      const unknown = Object.keys(params).find((name) => !endpoints[route].params.split(' ').includes(name));
      if (unknown) throw unknownParameter(unknown);
      return { status: 200, body: structuredClone(endpoints[route].run(id, params)) };
    } catch (error) {
      return answerOf(error);
    }
  }

  function nextFailure(route: Route, kind?: 'none'): Failure | undefined {
    const at = failures.findIndex((failure) => failure.route === route && (!kind || failure.answer === kind));
    return at === -1 ? undefined : failures.splice(at, 1)[0];
  }

  /** Returns null if the connection must break. */
  async function answer(request: StripeRequest): Promise<(Answer & { isReplayed?: boolean }) | null> {
    const { route, id, params, idempotencyKey: key = crypto.randomUUID() } = request;
    const sent = JSON.stringify([route, id, params]);
    const earlier = keys.get(key);
    if (earlier && earlier.sent !== sent)
      throw keyRefusal(400, 'Keys can only be used with the same parameters.');
    if (earlier && !earlier.answer) throw keyRefusal(409, 'There is currently another request in progress.');
    if (earlier?.answer) return nextFailure(route, 'none') ? null : { ...earlier.answer, isReplayed: true };

    keys.set(key, { sent, answer: null });
    held.get(route)?.arrive();
    await held.get(route)?.gate;
    const failure = nextFailure(route);
    const result = failure?.effect === false ? null : execute(request);
    const response = failure && failure.answer !== 'none' ? errorAnswer(failure.answer) : result;
    // A request rejected before execution can be retried under its key.
    if (response && response.status !== 400 && response.status !== 429)
      keys.set(key, { sent, answer: response });
    else keys.delete(key);
    return failure?.answer === 'none' ? null : response;
  }

  const http = createServer((request, response) => {
    read(request)
      .then((read) => {
        server.requests.push(read);
        return answer(read);
      })
      .catch(answerOf)
      .then((answered) => {
        if (!answered) return request.socket.destroy();
        return response
          .writeHead(answered.status, {
            'content-type': 'application/json',
            'request-id': 'req_1',
            ...('isReplayed' in answered && { 'idempotent-replayed': 'true' }),
          })
          .end(JSON.stringify(answered.body));
      })
      .catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  const server: StripeServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    secretKey: SECRET_KEY,
    publishableKey: 'pk_test_nobody',
    webhookSecret: WEBHOOK_SECRET,
    books,
    requests: [],
    requestsTo: (route) => server.requests.filter((request) => request.route === route),
    fail: (route, failure, times = 1) => {
      for (let i = 0; i < times; i++) failures.push({ ...failure, route });
    },
    hold: (route) => {
      let release = () => {};
      const gate = new Promise<void>((resolve) => {
        release = () => void (held.delete(route) && resolve());
      });
      const arrived = new Promise<void>((arrive) => held.set(route, { arrive, gate }));
      return { arrived, release };
    },
    indexLags: false,
    forgetKeys: () => keys.clear(),
    stop: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await closed;
    },
  };
  return server;
}

function answerOf(error: unknown): Answer {
  if (error instanceof StripeRefusal) return { status: error.status, body: { error: error.error } };
  throw error;
}

const unknownParameter = (param: string) =>
  new StripeRefusal(400, {
    type: 'invalid_request_error',
    code: 'parameter_unknown',
    message: `Received unknown parameter: ${param}`,
    param,
  });

const keyRefusal = (status: 400 | 409, message: string) =>
  new StripeRefusal(status, {
    type: 'idempotency_error',
    ...(status === 409 && { code: 'idempotency_key_in_use' }),
    message,
  });

const ERRORS: Record<400 | 429 | 500, Stripe.StripeRawError> = {
  400: { type: 'invalid_request_error', message: 'The request was unacceptable.' },
  429: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests.' },
  500: { type: 'api_error', message: 'An unknown error occurred.' },
};
const errorAnswer = (status: 400 | 429 | 500): Answer => ({ status, body: { error: ERRORS[status] } });

/** `metadata[paymentId]=1` is `{ metadata: { paymentId: '1' } }`. */
function readForm(form: URLSearchParams): Params {
  const read: Params = {};
  for (const [name, value] of form) {
    const [, outer = '', inner] = /^(\w+)(?:\[(\w+)\])?$/.exec(name) ?? [];
    read[outer] = inner === undefined ? value : { ...(read[outer] as Params), [inner]: value };
  }
  return read;
}

/** An event as Stripe posts it to the webhook. */
export function signed(
  event: Stripe.Event,
  { secret = WEBHOOK_SECRET, payload = JSON.stringify(event, null, 2), secondsAgo = 0 } = {},
) {
  const timestamp = Math.floor(Date.now() / 1000) - secondsAgo;
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
  return { body: payload, headers: { 'content-type': 'application/json', 'stripe-signature': signature } };
}
