import { chromium, type Browser, type Page } from 'playwright-core';
import { quartile } from './support/quartile.ts';

/**
 * Measures how fast the storefront of a running server is on a slow phone: the largest paint (LCP), layout shifts (CLS) and the
 * slowest interaction (INP). Fails if a median exceeds its target.
 */
const [url, ...rest] = process.argv.slice(2);
if (!url || rest.length > 0)
  throw new Error('Usage: node bench/storefront.ts <URL of a server with the sample shop>');

const ROUNDS = 5;
const CPU_SLOWDOWN = 4;
const BITS_PER_SECOND = 1_600_000;
const LATENCY_MS = 150;
const TARGETS = { lcp: 1800, cls: 0.05, inp: 150 };
type Figures = Record<keyof typeof TARGETS, number>;

/** Runs in the page before its scripts. The observers follow the definitions of Web Vitals. */
function observe(): void {
  const figures = { lcp: 0, cls: 0, inp: 0 };
  Object.assign(window, { figures });
  const on = (type: string, take: (entry: any) => void, options: object = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });
  on('largest-contentful-paint', ({ startTime }) => (figures.lcp = startTime));
  on('layout-shift', ({ value, hadRecentInput }) => (figures.cls += hadRecentInput ? 0 : value));
  on(
    'event',
    ({ duration, interactionId }) =>
      (figures.inp = interactionId ? Math.max(figures.inp, duration) : figures.inp),
    { durationThreshold: 16 },
  );
}

/** The interactions on each page, located as a customer finds them. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  '/': async (page) => {
    await page.getByRole('combobox', { name: 'Search' }).pressSequentially('lamp', { delay: 100 });
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
  },
  '/c/lighting': async (page) => {
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('dialog').getByRole('checkbox').nth(1).click();
    await page.getByRole('button', { name: /^Show \d+ product/ }).click();
    await page.getByRole('link', { name: 'Clear filters' }).click();
  },
  '/p/clamp-lamp-brick': async (page) => {
    await page.getByRole('button', { name: 'Increase quantity' }).click();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('link', { name: /^Cart, 2/ }).waitFor();
  },
};

async function measure(browser: Browser, path: string): Promise<Figures> {
  const context = await browser.newContext({
    baseURL: url!,
    locale: 'en-US',
    viewport: { width: 360, height: 780 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: LATENCY_MS,
      downloadThroughput: BITS_PER_SECOND / 8,
      uploadThroughput: BITS_PER_SECOND / 8,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.goto(path, { waitUntil: 'networkidle' });
    await PAGES[path]!(page);
    // Events are reported after the next frame.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))),
    );
    return await page.evaluate(() => (window as unknown as { figures: Figures }).figures);
  } finally {
    await context.close();
  }
}

const names = Object.keys(TARGETS) as (keyof Figures)[];
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
let isSlow = false;
try {
  console.log(`page, median of ${ROUNDS}: LCP (ms), CLS, INP (ms)`);
  for (const path of Object.keys(PAGES)) {
    const rounds: Figures[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(browser, path));
    const medians = names.map((name) =>
      quartile(
        rounds.map((figures) => figures[name]),
        2,
      ),
    );
    isSlow ||= medians.some((median, position) => median > TARGETS[names[position]!]);
    console.log([path, ...medians.map((median) => Math.round(median * 1000) / 1000)].join('  '));
  }
} finally {
  await browser.close();
}
console.log(`targets: ${names.map((name) => `${name} ${TARGETS[name]}`).join(', ')}`);
if (isSlow) process.exitCode = 1;
