/** Starts to measure the CPU time of this thread, which also runs the server. A busy machine does not change it. */
export function startCpuTimer(): () => number {
  const start = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };
}
