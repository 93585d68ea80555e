import { readdir, readFile } from 'node:fs/promises';

/** What all threads of a process have used so far, as Linux tells it; else, and for one that is gone, not a number. */
export async function cpuSeconds(pid: number): Promise<number> {
  const tasks = `/proc/${pid}/task`;
  try {
    const times = await Promise.all(
      (await readdir(tasks)).map((task) => readFile(`${tasks}/${task}/schedstat`, 'utf8')),
    );
    return times.reduce((sum, time) => sum + Number(time.split(' ')[0]), 0) / 1e9;
  } catch {
    return NaN;
  }
}
