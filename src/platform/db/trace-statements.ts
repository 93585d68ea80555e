import { SpanKind, type Span } from '@opentelemetry/api';
import type pg from 'pg';
import { failSpan, recordedSpan, tracer } from '../telemetry/tracing.ts';
import { interceptQueries, serverErrorOf, type Send } from './pg-internals.ts';
import { statementName } from './statement-name.ts';

/** Creates a span for each statement that traced work sends on a connection. Its text and parameters are not recorded. */
export function traceStatements(client: pg.PoolClient): void {
  if (!tracer) return;
  interceptQueries(client, (send, text) => (recordedSpan() ? sendInSpan(startSpan(text), send) : send()));
}

function startSpan(text: string): Span {
  const name = statementName(text);
  const attributes = { 'db.system.name': 'postgresql', 'db.query.summary': name };
  return tracer!.startSpan(name, { kind: SpanKind.CLIENT, attributes });
}

async function sendInSpan(span: Span, send: Send): Promise<unknown> {
  try {
    return await send();
  } catch (error) {
    failSpan(span, serverErrorOf(error).code ?? 'connection');
    throw error;
  } finally {
    span.end();
  }
}
