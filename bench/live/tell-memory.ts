/** Loaded before the server: tells the parent, when asked, how much memory the process has after its garbage is gone. */
process.on('message', () => {
  for (let i = 0; i < 3; i++) globalThis.gc!();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ rss, heap: heapUsed + external });
});
// The parent's channel alone shall not keep the server from its stop.
process.channel?.unref();
