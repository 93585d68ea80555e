import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'drizzle-orm';
import { startTracing } from '../../src/platform/telemetry/start-tracing.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { PASSWORD } from '../support/accounts.ts';
import { startApp, type App } from '../support/app.ts';
import { ADDRESS, newProduct } from '../support/data.ts';
import { BRAND, FROM, startMailServer, type MailServer } from '../support/mail-server.ts';
import {
  attributesOf,
  startTraceReceiver,
  type ReceivedSpan,
  type TraceReceiver,
} from '../support/trace-receiver.ts';
import { until } from '../support/until.ts';

const EMAIL = 'grace.secret@example.com';
const NAME = 'Grace Secretson';
const STREET = '7 Secret Lane';
const PROXY_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PROXY_SPAN = '00f067aa0ba902b7';

const REGISTER = `mutation SignUp($input: RegisterInput!) { register(input: $input) {
  ... on RegisterSuccess { session { accessToken } } } }`;
const PLACE = `mutation Buy($input: PlaceOrderInput!) { placeOrder(input: $input) {
  ... on PlaceOrderSuccess { order { id } } } }`;

/** All spans of the work below. */
let spans: ReceivedSpan[];
let receiver: TraceReceiver;
let stopTracing: () => Promise<void>;
let server: MailServer;
let transport: EmailTransport;
let app: App;

beforeAll(async () => {
  receiver = await startTraceReceiver();
  const tracing = {
    endpoint: receiver.url,
    headers: { authorization: 'Bearer of-the-collector' },
    serviceName: 'test shop',
    sampleRate: 1,
  };
  stopTracing = startTracing(tracing, () => {});
  server = await startMailServer();
  transport = smtpTransport(server.url);
  app = await startApp({
    http: { trustProxy: ['127.0.0.1'] },
    worker: { mail: { transport, from: FROM, brand: BRAND } },
  });
});
beforeAll(work);
// Exports the remaining spans.
beforeAll(async () => {
  await app.stop();
  await stopTracing();
  ({ spans } = receiver);
});
afterAll(async () => {
  transport.close();
  await server.stop();
  await receiver.stop();
});

async function work(): Promise<void> {
  const product = await newProduct(app, { name: 'Tea pot' });
  const { data } = await app.query(REGISTER, { input: { email: EMAIL, password: PASSWORD, name: NAME } });
  const as = { id: '', email: EMAIL, sessionId: '', token: data.register.session.accessToken as string };
  const input = {
    idempotencyKey: 'secret-idempotency-key',
    items: [{ productId: product.id, quantity: 2 }],
    shippingAddress: { ...ADDRESS, name: NAME, line1: STREET },
  };
  await app.query(PLACE, { input }, { as });
  // The welcome mail and the confirmation of the order.
  await until(
    () => server.arrived,
    ({ length }) => length >= 2,
  );
  await app.query(`query Find($by: ProductKey!) { product(by: $by) { name } }`, {
    by: { sku: 'SECRET-SKU' },
  });
  await app.query(`{ product(by: { slug: "a-secret-wish" }) { name } }`);
  await app.query('query Denied { failedJobs { nodes { id } } }');
  await app.db.execute(sql`alter table attributes rename to secret_attributes`);
  await app.query('query Failed { attributes { id } }');
  await continueTrace();
  await fetch(`${app.url}/healthz`);
}

/** Sends a request as a proxy with a trace does. */
async function continueTrace(): Promise<void> {
  const headers = { 'content-type': 'application/json', traceparent: `00-${PROXY_TRACE}-${PROXY_SPAN}-01` };
  const sent = request(`${app.url}/graphql`, { method: 'POST', headers });
  sent.end('{"query":"query Continued { __typename }"}');
  await new Promise<void>((resolve, reject) => {
    sent.on('error', reject).on('response', (response) => void text(response).then(() => resolve(), reject));
  });
}

const named = (name: string) => spans.filter((span) => span.name === name);
const one = (name: string): ReceivedSpan => {
  const [span, ...others] = named(name);
  expect([name, others.length]).toEqual([name, 0]);
  return span!;
};
const childrenOf = ({ spanId }: ReceivedSpan) => spans.filter(({ parentSpanId }) => parentSpanId === spanId);
const parentOf = (span: ReceivedSpan) => spans.find(({ spanId }) => spanId === span.parentSpanId);

test('makes a span for the request, one for its operation, and one for each statement', () => {
  const operation = one('mutation Buy');
  const sent = parentOf(operation)!;

  expect(sent).toMatchObject({ name: 'POST /graphql', kind: 2 });
  expect(attributesOf(sent)).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/graphql',
    'http.response.status_code': 200,
    'ordergraph.role': 'CUSTOMER',
    'ordergraph.cost': expect.any(Number),
  });
  expect(attributesOf(operation)).toMatchObject({
    'graphql.operation.name': 'Buy',
    'graphql.operation.type': 'mutation',
  });
  const statements = childrenOf(operation).filter(({ kind }) => kind === 3);
  expect(statements.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^insert orders /));
  for (const statement of statements)
    expect(attributesOf(statement)['db.query.summary']).toBe(statement.name);
  // Authentication is a part of the request, before its operation.
  expect(childrenOf(sent).map(({ name }) => name)).toContainEqual(
    expect.stringMatching(/^select .*sessions/),
  );
});

test('connects the jobs of an order with the request that placed it', () => {
  const operation = one('mutation Buy');
  const relay = named('relay events').find(
    ({ traceId, links = [] }) =>
      traceId === operation.traceId || links.some((link) => link.traceId === operation.traceId),
  )!;
  const queue = spans.find((span) => span.name === 'job queue-emails' && span.parentSpanId === relay.spanId)!;
  const send = spans.filter(({ name, traceId }) => name === 'job send-email' && traceId === queue.traceId);

  expect(send.length).toBeGreaterThan(0);
  expect(childrenOf(queue).map(({ name }) => name)).toContainEqual(expect.stringMatching(/^insert .*emails/));
});

test('records the code of an error, and marks an unexpected error as a failure, without its message', () => {
  const denied = one('query Denied');
  const failed = one('query Failed');

  expect([denied.status.code ?? 0, attributesOf(denied)['error.type']]).toEqual([0, 'UNAUTHENTICATED']);
  expect(failed.status).toEqual({ code: 2 });
  expect(attributesOf(failed)['error.type']).toBe('INTERNAL_SERVER_ERROR');
  expect(childrenOf(failed).map((span) => [span.status.code, attributesOf(span)['error.type']])).toEqual([
    [2, '42P01'],
  ]);
});

test('continues the trace of a trusted proxy, and traces no probes', () => {
  const operation = one('query Continued');

  expect(parentOf(operation)).toMatchObject({ traceId: PROXY_TRACE, parentSpanId: PROXY_SPAN });
  expect(spans.filter((span) => attributesOf(span)['http.route'] === '/healthz')).toEqual([]);
});

test('records no personal data, no values of statements, and no text of documents', () => {
  const exported = JSON.stringify(spans);

  expect(spans.length).toBeGreaterThan(20);
  expect(exported).not.toMatch(/secret|grace|127\.0\.0\.1|Tea pot|select \*|\$1|traceparent/i);
  expect(exported).not.toContain(PASSWORD);
  const known =
    /^(?:http\.(?:request\.method|route|response\.status_code)|request\.id|graphql\.operation\.(?:name|type)|db\.(?:system\.name|query\.summary)|ordergraph\.(?:role|cost)|error\.type|attempt|count)$/;
  for (const { attributes, events = [] } of spans) {
    for (const { key } of attributes) expect(key).toMatch(known);
    expect(events).toEqual([]);
  }
});

test('sends the configured headers', () => {
  expect(receiver.headers()).toMatchObject({ authorization: 'Bearer of-the-collector' });
});
