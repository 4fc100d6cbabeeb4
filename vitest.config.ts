import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // V8 loses count of its code pages once in some thousand worker threads where the processor has memory protection keys, and
    // ends the process (github.com/nodejs/node/issues/64500).
    execArgv: ['--no-memory-protection-keys'],
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/support/set-up-properties.ts'],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
