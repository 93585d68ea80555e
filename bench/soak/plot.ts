import type { Sample } from './trend.ts';

const [WIDTH, HEIGHT] = [720, 320];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 16, 40, 36];
const LINES = [
  { name: 'heap after collection', color: '#1f4e79', of: ({ heapMb }: Sample) => heapMb },
  { name: 'resident memory', color: '#b5651d', of: ({ rssMb }: Sample) => rssMb },
];

/** Draws memory over time as SVG. */
export function plot(samples: readonly Sample[], title: string): string {
  const minutes = Math.max(1, samples.at(-1)?.minute ?? 1);
  const top = 50 * Math.ceil(Math.max(50, ...samples.map(({ rssMb }) => rssMb)) / 50);
  const x = (minute: number) => (LEFT + (minute / minutes) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (mb: number) => (HEIGHT - BOTTOM - (mb / top) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const ticks = (max: number, count: number) =>
    Array.from({ length: count + 1 }, (_, i) => (max * i) / count);

  const rows = ticks(top, top / 50).map(
    (mb) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(mb)}" y2="${y(mb)}" stroke="#ddd"/>
<text x="${LEFT - 6}" y="${y(mb)}" text-anchor="end" dominant-baseline="middle">${mb}</text>`,
  );
  const columns = ticks(minutes, 6).map(
    (minute) =>
      `<text x="${x(minute)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${+minute.toFixed(1)} min</text>`,
  );
  const lines = LINES.map(({ name, color, of }, index) => {
    const points = samples.map((sample) => `${x(sample.minute)},${y(of(sample))}`).join(' ');
    return `<polyline points="${points}" fill="none" stroke="${color}" stroke-width="2"/>
<text x="${WIDTH - RIGHT - 180 * (LINES.length - index) + 180}" y="22" text-anchor="end" fill="${color}">${name} (MB)</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#555">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="22" font-size="14" fill="#222">${title}</text>
${[...rows, ...columns, ...lines].join('\n')}
</svg>
`;
}
