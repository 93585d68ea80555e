import { context, SpanKind, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { getOperationAST } from 'graphql';
import type { Execute } from '../../engine/execution/executor.ts';
import {
  contextOf,
  failSpan,
  isSampled,
  parseTraceparent,
  recordedSpan,
  runInSpan,
  tracer,
} from '../../platform/telemetry/tracing.ts';
import { prefersEvents } from './media-type.ts';
import { MAX_NAME_LENGTH } from './observe-requests.ts';

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface FastifyRequest {
    /** Null if the request is not traced. */
    span: Span | null;
  }
}

/** Probes run every few seconds. */
const UNTRACED = new Set(['/healthz', '/livez', '/readyz']);

/** Whether a request comes from a trusted proxy. Only its traces are continued: other clients could have every request traced. */
type IsTrusted = (request: IncomingMessage) => boolean;

/** Makes a span for each request. Neither the URL, headers nor the client's address are recorded: they may be personal data. */
export function traceRequests(app: FastifyInstance, isTrusted: IsTrusted): void {
  if (!tracer) return;
  app.decorateRequest('span', null);
  app.addHook('onRequest', (request, _reply, done) => {
    request.span = startSpan(request, isTrusted);
    done();
  });
  // The context is set after the body was read, because the events of the body have no context.
  app.addHook('preHandler', ({ span }, _reply, done) =>
    span ? context.with(trace.setSpan(context.active(), span), done) : done(),
  );
  app.addHook('onResponse', ({ span, facts }, { statusCode }, done) => {
    done();
    if (!span) return;
    if (facts) span.setAttribute('ordergraph.role', facts.role);
    if (facts?.cost) span.setAttribute('ordergraph.cost', facts.cost);
    span.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) failSpan(span, String(statusCode));
    span.end();
  });
}

function startSpan(
  { method, routeOptions, headers, raw, id }: FastifyRequest,
  isTrusted: IsTrusted,
): Span | null {
  const route = routeOptions.url ?? 'other';
  // Does not trace a stream of events, because it lasts as long as its client stays connected.
  if (!tracer || UNTRACED.has(route) || prefersEvents(headers.accept)) return null;
  const { traceparent } = headers;
  const [parent] = typeof traceparent === 'string' && isTrusted(raw) ? parseTraceparent(traceparent) : [];
  if (!isSampled(parent)) return null;
  const attributes = { 'http.request.method': method, 'http.route': route, 'request.id': id };
  const options = { kind: SpanKind.SERVER, attributes };
  return tracer.startSpan(`${method} ${route}`, options, contextOf(parent));
}

/** Makes a span for each operation of a traced request. The text and the variables of the document are not recorded. */
export function traceExecution(execute: Execute): Execute {
  if (!tracer) return execute;
  return (request) => {
    if (!recordedSpan() || !tracer) return execute(request);
    const operation = getOperationAST(request.document, request.operationName);
    const name = operation?.name?.value.slice(0, MAX_NAME_LENGTH) ?? 'anonymous';
    const type = operation?.operation ?? 'unknown';
    const attributes = { 'graphql.operation.name': name, 'graphql.operation.type': type };
    const span = tracer.startSpan(`${type} ${name}`, { attributes });
    return runInSpan(span, async () => {
      const result = await execute(request);
      const code = result.errors?.[0]?.extensions['code'];
      if (typeof code === 'string') span.setAttribute('error.type', code);
      else if (result.errors) failSpan(span, 'INTERNAL_SERVER_ERROR');
      return result;
    });
  };
}
