import type { WriteStream } from 'node:tty';

const WIDTH = 30;
/** Interval between lines if the output is not a terminal. */
const LINE_INTERVAL_MS = 10_000;

type Progress = { what: string; done: number; total: number };

/** Shows progress: on a terminal as one line that is overwritten, in a log as a line every few seconds. */
export function progressBar(output: WriteStream) {
  let what: string | undefined;
  let startedAt = 0;
  let writtenAt = 0;

  function show(progress: Progress): void {
    const now = performance.now();
    if (progress.what !== what) {
      end();
      what = progress.what;
      startedAt = writtenAt = now;
    }
    if (output.isTTY) output.write(`\r${barOf(progress, now - startedAt)}\u001b[K`);
    else if (now - writtenAt >= LINE_INTERVAL_MS) {
      output.write(`${textOf(progress, now - startedAt)}\n`);
      writtenAt = now;
    }
  }

  function end(): void {
    if (what && output.isTTY) output.write('\n');
    what = undefined;
  }

  return { show, end };
}

function barOf(progress: Progress, elapsed: number): string {
  const filled = Math.round((WIDTH * progress.done) / progress.total);
  return `[${'#'.repeat(filled)}${' '.repeat(WIDTH - filled)}] ${textOf(progress, elapsed)}`;
}

function textOf({ what, done, total }: Progress, elapsed: number): string {
  const left = Math.ceil((elapsed * (total - done)) / done / 1000);
  const eta = done > 0 && done < total ? `, about ${left} s left` : '';
  const [doneText, totalText] = [done, total].map((count) => count.toLocaleString('en'));
  return `${what}: ${Math.floor((100 * done) / total)} % (${doneText} of ${totalText})${eta}`;
}
