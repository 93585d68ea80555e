import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PATH = '/usr/bin/chromium';

/** Whether the tests that need a browser can run. */
export const hasChromium = existsSync(PATH);

if (!hasChromium) process.stderr.write(`${PATH} is not installed: the tests in a browser are skipped.\n`);

/** Starts Debian's Chromium, without services that connect to other hosts. */
export const startChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: PATH,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
