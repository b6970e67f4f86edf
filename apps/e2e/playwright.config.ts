import { randomUUID } from 'node:crypto';
import { defineConfig, devices, type ReporterDescription } from '@playwright/test';
import { chromiumPath } from './browser.ts';
import { freePort } from './free-port.ts';

/** Playwright reads this file once more in every worker, so what is chosen here is handed on in the environment. */
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATABASE ??= `e2e_${randomUUID()}`;
// Passkeys and secure cookies work on `localhost`, not on an address.
const origin = `http://localhost:${process.env.E2E_PORT}`;

const toFile: ReporterDescription[] = process.env.E2E_REPORT_FILE
  ? [['json', { outputFile: process.env.E2E_REPORT_FILE }]]
  : [];

/** What takes longest begins first. */
const long = ['two-people.spec.ts', 'people.spec.ts', 'reconnect.spec.ts'];
const alone = 'instance.spec.ts';
const services = '*.services.spec.ts';
/** `npm test` and `npm run test:services` ask for their own; otherwise it's the names that are given that count. */
const set = process.env.E2E_SET;
const core = [
  { name: 'long', testMatch: long },
  { name: 'people', testIgnore: [...long, services, alone] },
  // What concerns everybody on the server is changed once nobody else is there.
  { name: 'alone', testMatch: alone, dependencies: ['long', 'people'] },
];

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  // Tests also wait, so two cores have time for a third.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  // Small machines that do much else at the same time are slow, not wrong.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ...toFile],
  projects: [
    ...(set === 'core' ? [] : [{ name: 'services', testMatch: services }]),
    ...(set === 'services' ? [] : core),
  ],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    locale: 'en-GB',
    // Recording a trace takes a third of the run: ask for it with `--trace on`.
    screenshot: 'only-on-failure',
    // Software draws slowly; the two people who go through all of it see it move.
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: await chromiumPath(),
      chromiumSandbox: process.getuid?.() !== 0,
      // Without a graphics card, a process that stands in for one only costs time.
      args: [
        '--disable-gpu',
        '--disable-gpu-compositing',
        '--disable-software-rasterizer',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node start-server.ts',
    url: `${origin}/health`,
    env: { PORT: process.env.E2E_PORT, PUBLIC_URL: origin },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
