import { readdir, readFile } from 'node:fs/promises';

/** What Linux tells of processes; elsewhere nothing is known, and not a number. */

async function statusOf(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? NaN);
}

export const parentOf = (pid: number) => statusOf(pid, 'PPid');

/** A process and all that it has started. */
export async function familyOf(pid: number): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map(async (child) => [child, await parentOf(child)] as const));
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** Linux counts in these, whatever its own clock does. */
const TICKS_PER_SECOND = 100;

/** What a process has used so far, with its threads and children that have ended. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}

/** CPU time of a process and of each that it has started, whether it is still there or not. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const ticks = await Promise.all((await familyOf(pid)).map(ticksOf));
  const sum = ticks.reduce((total, each) => total + each, 0);
  return sum > 0 ? sum / TICKS_PER_SECOND : NaN;
}

/** The most memory that each of them has had, added up, in megabytes. */
export async function peakMegabytes(pid: number): Promise<number> {
  const family = await familyOf(pid);
  const peaks = await Promise.all(family.map((member) => statusOf(member, 'VmHWM')));
  return peaks.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}
