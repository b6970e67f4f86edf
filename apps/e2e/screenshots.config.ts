import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** Tells the server to begin with the demo world. */
process.env.E2E_SEEDED = 'yes';

/** Takes the pictures of `screenshots.ts`. */
export default defineConfig({
  ...base,
  testMatch: 'screenshots.ts',
  projects: [{ name: 'pictures' }],
  use: { ...base.use, screenshot: 'off' },
});
