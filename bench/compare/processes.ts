import { readdir, readFile } from 'node:fs/promises';
import { cpuSeconds } from '../queues/cpu-seconds.ts';

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

/** Of a process and each that it has started, what it has used so far. */
export async function cpuOf(pid: number): Promise<Map<number, number>> {
  const family = await familyOf(pid);
  const used = await Promise.all(family.map(async (member) => [member, await cpuSeconds(member)] as const));
  return new Map(used.filter(([, seconds]) => !Number.isNaN(seconds)));
}

/** What was used between two of them, by those that are there at the end; what ends in between is left out. */
export function cpuBetween(before: Map<number, number>, after: Map<number, number>): number {
  let sum = after.size > 0 ? 0 : NaN;
  for (const [pid, seconds] of after) sum += seconds - (before.get(pid) ?? 0);
  return sum;
}

/** The most memory that each of them has had, added up, in megabytes. */
export async function peakMegabytes(pid: number): Promise<number> {
  const family = await familyOf(pid);
  const peaks = await Promise.all(family.map((member) => statusOf(member, 'VmHWM')));
  return peaks.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024;
}
