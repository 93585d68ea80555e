import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from '../../platform/telemetry/metrics.ts';
import { prefersEvents } from './media-type.ts';

/** The facts about a request's operation for the access log and the metrics. Unknown facts are null. */
export type OperationFacts = {
  role: string;
  /** The name that the client gave to the operation. */
  name: string | null;
  /** Null if the document is not valid, or does not contain the operation. */
  type: string | null;
  /** The name of the operation in metrics. */
  label: string | null;
  cost: number | null;
  /** The code of the first error. */
  code: string | null;
};

declare module 'fastify' {
  // Fastify's types are extended by merging interfaces.
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface FastifyRequest {
    /** Null until the caller is authenticated, and for requests without a GraphQL operation. */
    facts: OperationFacts | null;
  }
}

type Options = { accessLog: boolean; metrics: Metrics | null };

/** A name is chosen by the client, so its length is limited. */
export const MAX_NAME_LENGTH = 64;

/** Writes one line per request to the log, and records its metrics. */
export function observeRequests(app: FastifyInstance, { accessLog, metrics }: Options): void {
  app.decorateRequest('facts', null);
  if (!accessLog && !metrics) return;
  app.addHook('onResponse', (request, reply, done) => {
    observe(request, reply);
    done();
  });

  function observe(request: FastifyRequest, reply: FastifyReply): void {
    const { method, facts } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    if (accessLog) {
      const line = { method, path: pathOf(request), status, ms: Math.round(ms), ...(facts && logged(facts)) };
      request.log.info(line, 'request');
    }
    // Does not measure a stream of events, because it lasts as long as its client stays connected.
    if (!metrics || (status === 200 && prefersEvents(request.headers.accept))) return;
    const route = request.routeOptions.url ?? 'other';
    metrics.recordRequest({ method, route, status }, ms / 1000);
    if (facts) metrics.recordOperation(facts, ms / 1000);
  }
}

export const unknownOperation = (role: string): OperationFacts => ({
  role,
  name: null,
  type: null,
  label: null,
  cost: null,
  code: null,
});

/** Returns the path without the query string, which may contain variables. Replaces the token in the URL of an upload. */
const pathOf = ({ url }: FastifyRequest) =>
  url.startsWith('/uploads/') ? '/uploads/:token' : url.split('?', 1)[0];

const logged = ({ name, role, cost, code }: OperationFacts) => ({
  ...(name !== null && { operation: name.slice(0, MAX_NAME_LENGTH) }),
  role,
  ...(cost !== null && { cost }),
  ...(code !== null && { code }),
});
