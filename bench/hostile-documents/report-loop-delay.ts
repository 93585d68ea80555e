import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Preloaded into the server. On a message from the parent, sends the maximum event loop delay since the last message. */
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  // The most recent delay is recorded only at the next tick of the monitor's timer.
  setTimeout(() => {
    process.send!(delay.max / 1e6);
    delay.reset();
  }, 5);
});
process.channel?.unref();
