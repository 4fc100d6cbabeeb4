import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'out/test-results/e2e',
  globalSetup: './tests/e2e/announce-host.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  fullyParallel: true,
  workers: 2,
  // A real browser on a busy machine: what fails is tried once more, and named as such at the end.
  retries: 1,
  reporter: 'list',
});
