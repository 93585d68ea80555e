import { quartile } from '../support/quartile.ts';

export type Sample = {
  minute: number;
  heapMb: number;
  rssMb: number;
  delayP99Ms: number;
  requests: number;
  errors: number;
};

type Verdict = { beforeMb: number; afterMb: number; growth: number; trend: number; isSteady: boolean };

const TOLERANCE = 0.1;
/** Time until the caches are warm. In a short run, a third of the run. */
const WARM_AFTER_MINUTES = 5;

const median = (samples: readonly Sample[]) =>
  quartile(
    samples.map(({ heapMb }) => heapMb),
    2,
  );

/**
 * Decides whether the heap is stable after warm-up. `growth` compares the medians of the first and the last sixth of the samples;
 * `trend` is the increase of the line of best fit. After a leak, both are large. After a single peak, only one of them is large.
 */
export function judge(samples: readonly Sample[]): Verdict {
  const minutes = samples.at(-1)!.minute;
  const warm = samples.filter(({ minute }) => minute >= Math.min(WARM_AFTER_MINUTES, minutes / 3));
  const part = Math.max(2, Math.floor(warm.length / 6));
  const [beforeMb, afterMb] = [median(warm.slice(0, part)), median(warm.slice(-part))];
  const growth = afterMb / beforeMb - 1;
  const trend = (slopeOf(warm) * (minutes - warm[0]!.minute)) / beforeMb;
  return { beforeMb, afterMb, growth, trend, isSteady: growth <= TOLERANCE && trend <= TOLERANCE };
}

/** Slope in megabytes per minute, by least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ heapMb }) => heapMb))];
  const above = samples.reduce((sum, { minute, heapMb }) => sum + (minute - x) * (heapMb - y), 0);
  const below = samples.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
