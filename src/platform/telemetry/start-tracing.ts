import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  TracerProvider,
  type SpanExporter,
} from '@opentelemetry/sdk-trace';
import type { TracingConfig } from '../../config/config.ts';
import { setTracer } from './tracing.ts';

type Log = (details: Record<string, unknown>, message: string) => void;

/**
 * Starts to export traces by OTLP over HTTP. Loads the SDK, so import this file only if an endpoint is configured. Returns a function
 * that exports the remaining spans and stops.
 */
export function startTracing(
  { endpoint, headers, serviceName, sampleRate }: TracingConfig,
  log: Log,
): () => Promise<void> {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, headers });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    // Samples nothing itself: spans are created only for sampled work.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new BatchSpanProcessor({ exporter: logOutages(exporter, log) })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  setTracer(provider.getTracer('ordergraph'), sampleRate);
  return async () => {
    setTracer(null);
    context.disable();
    await provider.shutdown();
  };
}

const SUCCESS = 0;

/** Logs one line when exports begin to fail, and one when they succeed again. Spans in between are lost. */
function logOutages(exporter: SpanExporter, log: Log): SpanExporter {
  let isFailing = false;
  return {
    export(spans, onDone) {
      exporter.export(spans, (result) => {
        const hasFailed = result.code !== SUCCESS;
        if (hasFailed && !isFailing) log({ reason: result.error?.message }, 'traces not exported');
        if (!hasFailed && isFailing) log({}, 'traces are exported again');
        isFailing = hasFailed;
        onDone(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
