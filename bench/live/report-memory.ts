/** Preloaded into the server. On a message from the parent, collects garbage and sends the memory in use. */
process.on('message', () => {
  for (let i = 0; i < 3; i++) globalThis.gc!();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ rss, heap: heapUsed + external });
});
// The channel to the parent must not keep the process alive.
process.channel?.unref();
