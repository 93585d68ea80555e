import type { Reporter, Test, TestResult } from '@jest/reporters';

const COUNT = 10;

/** Prints the slowest files at the end of a run. */
export default class SlowestFiles implements Pick<Reporter, 'onTestResult' | 'onRunComplete'> {
  readonly #files: { path: string; seconds: number }[] = [];
  readonly #started = new Map<string, number>();

  onTestFileStart({ path }: Test): void {
    this.#started.set(path, performance.now());
  }

  onTestResult({ path, context }: Test, _result: TestResult): void {
    const seconds = (performance.now() - this.#started.get(path)!) / 1000;
    this.#files.push({ path: path.slice(context.config.rootDir.length + 1), seconds });
  }

  onRunComplete(): void {
    if (this.#files.length <= COUNT) return;
    const slowest = this.#files.toSorted((a, b) => b.seconds - a.seconds).slice(0, COUNT);
    const lines = slowest.map(({ path, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${path}`);
    process.stderr.write(`\nSlowest files:\n${lines.join('\n')}\n`);
  }
}
