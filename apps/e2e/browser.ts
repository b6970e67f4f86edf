import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium to test with: the one of CHROMIUM_PATH, else Playwright's own (undefined), else the system's, else the
 * one inside the npm package @sparticuz/chromium, which is unpacked on first use.
 */
export async function chromiumPath(): Promise<string | undefined> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync(chromium.executablePath())) return undefined;
  const system = systemBrowsers.find((path) => existsSync(path));
  if (system) return system;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packed } = await import('@sparticuz/chromium');
    return packed.executablePath();
  }
  throw new Error('There is no Chromium here: pnpm --filter @parley/e2e exec playwright install chromium');
}
