import { ratio } from './measure.ts';
import type { Measured } from './report.ts';

const WIDTH = 760;
const LEFT = 130;
const RIGHT = 60;
const BAR = 16;
const GAP = 6;
const TITLE = 28;

/** Colors of the servers, this one first. They work in light and dark mode. */
const COLORS = ['#2f81f7', '#d4a017', '#8957e5', '#2da44e', '#cf5b5b', '#6e7781'];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Draws one bar per server and workload: requests per second relative to the floor. */
export function drawChart(measured: readonly Measured[]): string {
  const groups = measured.flatMap(({ workload, outcomes }) => {
    const [first, ...others] = Object.entries(outcomes);
    if (others.length === 0) return [];
    const bars = others.map(([name, outcome]) => ({ name, ratio: ratio(outcome, first![1], 'perSecond') }));
    return { title: `${workload.name}: ${workload.title}`, floor: first![0], bars };
  });
  const most = Math.max(1, ...groups.flatMap(({ bars }) => bars.map((bar) => bar.ratio)));
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const names = [...new Set(groups.flatMap(({ bars }) => bars.map(({ name }) => name)))];

  let y = 24;
  const parts: string[] = [];
  for (const { title, bars } of groups) {
    parts.push(`<text class="title" x="0" y="${y + 12}">${escaped(title)}</text>`);
    y += TITLE - 8;
    const top = y;
    for (const bar of bars) {
      const color = COLORS[names.indexOf(bar.name) % COLORS.length]!;
      const width = (bar.ratio * scale).toFixed(1);
      const middle = y + BAR - 4;
      parts.push(
        `<text x="${LEFT - 8}" y="${middle}" text-anchor="end">${escaped(bar.name)}</text>`,
        `<rect x="${LEFT}" y="${y}" width="${width}" height="${BAR}" rx="2" fill="${color}"/>`,
        `<text x="${(LEFT + bar.ratio * scale + 6).toFixed(1)}" y="${middle}">${bar.ratio.toFixed(2)}</text>`,
      );
      y += BAR + GAP;
    }
    const one = (LEFT + scale).toFixed(1);
    parts.push(`<line x1="${one}" x2="${one}" y1="${top - 2}" y2="${y - GAP + 2}"/>`);
    y += 14;
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">`,
    `<title>Requests per second relative to the ${escaped(groups[0]?.floor ?? 'floor')}</title>`,
    '<style>',
    'text { font: 12px system-ui, sans-serif; fill: #1f2328 }',
    '.title { font-weight: 600 }',
    'line { stroke: #1f2328; stroke-dasharray: 3 3 }',
    '@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } line { stroke: #e6edf3 } }',
    '</style>',
    `<text x="0" y="14">Requests per second. The dashed line is the floor: hand-written SQL behind a bare server</text>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
