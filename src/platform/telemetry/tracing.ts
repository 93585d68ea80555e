import {
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Span,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';

/** Null while tracing is off. Each use checks that first, so tracing costs nothing while it is off. See docs/decisions/0041. */
export let tracer: Tracer | null = null;

/** The share of work without a parent that is traced: of requests, and of background work. */
let sampleRate = 0;

export function setTracer(newTracer: Tracer | null, rate = 0): void {
  tracer = newTracer;
  sampleRate = rate;
}

/**
 * Returns whether work is traced. Call it before a span is created, because even a span that is not recorded costs a twentieth of
 * a short request. Work with a parent is traced if the parent is traced.
 */
export const isSampled = (parent: SpanContext | undefined): boolean =>
  parent ? (parent.traceFlags & TraceFlags.SAMPLED) !== 0 : Math.random() < sampleRate;

/** Returns the active span if it is recorded. */
export function recordedSpan(): Span | null {
  const span = tracer && trace.getActiveSpan();
  return span?.isRecording() ? span : null;
}

/** Runs work with an active span, and ends the span with the work. */
export async function runInSpan<T>(span: Span, work: () => T | Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(context.active(), span), work);
  } catch (error) {
    failSpan(span, error instanceof Error ? error.name : typeof error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks a span as failed. The message of an error may contain personal data, so only its type or code is recorded. */
export function failSpan(span: Span, type: string): void {
  span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR });
}

/**
 * Runs background work in a span. `traceparents`: the spans that caused the work. The new span continues
 * the trace of the first of them, and links to the others. If there are none, it starts a trace, which is sampled like a request.
 */
export async function traceWork<T>(
  name: string,
  attributes: Attributes,
  traceparents: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  if (!tracer) return work();
  const [parent, ...others] = [...new Set(traceparents)].flatMap(parseTraceparent).slice(0, MAX_TRACEPARENTS);
  if (!isSampled(parent)) return work();
  const links = others.map((other) => ({ context: other }));
  const span = tracer.startSpan(name, { kind: SpanKind.CONSUMER, attributes, links }, contextOf(parent));
  return runInSpan(span, work);
}

/** The default limit of the SDK for the links of a span. */
const MAX_TRACEPARENTS = 128;

/** Returns a context for a new span. With a parent, the span continues the trace of the parent. Without one, it starts a trace. */
export const contextOf = (parent: SpanContext | undefined): Context =>
  parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;

/** Returns the active span as W3C traceparent, to be stored with the work that it caused; null if it is not recorded. */
export function currentTraceparent(): string | null {
  const span = recordedSpan();
  if (!span) return null;
  const { traceId, spanId } = span.spanContext();
  return `00-${traceId}-${spanId}-01`;
}

/** Adds the active trace to the stored data of an event or a job. Returns the same data if there is none. */
export function withTraceparent<Data extends object>(data: Data): Data {
  const traceparent = currentTraceparent();
  return traceparent === null ? data : { ...data, traceparent };
}

/** Parses a W3C traceparent. Returns an empty array for an invalid one. */
export function parseTraceparent(text: string): SpanContext[] {
  const [, traceId = '', spanId = '', flags = ''] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text) ?? [];
  const traceFlags = parseInt(flags, 16) & TraceFlags.SAMPLED;
  const parsed: SpanContext = { traceId, spanId, traceFlags, isRemote: true };
  return isSpanContextValid(parsed) ? [parsed] : [];
}
