import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Memory after garbage collection, and the event loop delay since the last message. */
export type State = { heapMb: number; rssMb: number; delayP99Ms: number };

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** Preloaded into the server. Answers each message from the parent. */
process.on('message', () => {
  const delayP99Ms = delay.percentile(99) / 1e6;
  for (let i = 0; i < 3; i++) globalThis.gc!();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ heapMb: (heapUsed + external) / 1e6, rssMb: rss / 1e6, delayP99Ms } satisfies State);
  // The delay of the garbage collection itself does not count.
  delay.reset();
});
// The channel to the parent must not keep the process alive.
process.channel?.unref();
