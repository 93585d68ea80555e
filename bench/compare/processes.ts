import { readdir, readFile } from 'node:fs/promises';

/** Process figures from Linux's /proc. On other systems the values are NaN. */

async function statusOf(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN);
}

export const parentOf = (pid: number) => statusOf(pid, 'PPid');

/** Returns the ids of a process and its descendants. */
async function familyOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (child) => [child, await parentOf(child)] as const));
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** The unit of /proc, independent of the kernel's own clock. */
const TICKS_PER_SECOND = 100;

/** CPU time of a process, including its threads and ended children. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Skips the process name, which may contain any character.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** CPU time of a process and its descendants, running or ended. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const ticks = await Promise.all((await familyOf(pid)).map(ticksOf));
  const sum = ticks.reduce((total, each) => total + each, 0);
  return sum > 0 ? sum / TICKS_PER_SECOND : NaN;
}

/** Sum of the peak memory of a process and its descendants, in megabytes. */
export async function peakMegabytes(pid: number): Promise<number> {
  const family = await familyOf(pid);
  const peaks = await Promise.all(family.map((member) => statusOf(member, 'VmHWM')));
  return peaks.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}
