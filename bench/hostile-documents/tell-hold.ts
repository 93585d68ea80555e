import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded before the server: tells the parent, when asked, the longest that the event loop was held since it was last asked. */
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', () => {
  // What held it last is not counted before the next turn of the timer.
  setTimeout(() => {
    process.send!(delay.max / 1e6);
    delay.reset();
  }, 5);
});
process.channel?.unref();
