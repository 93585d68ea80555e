import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How the server's process is, its garbage left aside; the delay of its event loop is since it was last asked. */
export type State = { heapMb: number; rssMb: number; delayP99Ms: number };

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** Loaded before the server: tells the parent when asked. */
process.on('message', () => {
  const delayP99Ms = delay.percentile(99) / 1e6;
  for (let i = 0; i < 3; i++) globalThis.gc!();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ heapMb: (heapUsed + external) / 1e6, rssMb: rss / 1e6, delayP99Ms } satisfies State);
  // What the collection took is not the server's.
  delay.reset();
});
// The parent's channel alone shall not keep the server from its stop.
process.channel?.unref();
