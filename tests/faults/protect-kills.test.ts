import { describe, expect, it } from 'vitest';
import { runProtectKills } from './protect-kills.ts';

// `npm run test:faults -- --protect all` kills and fails at each step.
describe('a plain data folder that is being protected, killed or failing', () => {
  it(
    'is wholly plain or wholly sealed, with every row and file, and nothing readable in the end',
    { timeout: 600_000 },
    async () => {
      const report = await runProtectKills({ kills: 24, timedKills: 6, errors: 20, seed: 3 });
      expect(report.faults).toEqual([]);
      expect(report.steps).toBeGreaterThan(100);
      expect(report.killed).toBeGreaterThan(20);
      expect(report.failed).toBeGreaterThan(10);
      expect(report.sides['plain']).toBeGreaterThan(5);
      expect(report.sides['sealed']).toBeGreaterThan(2);
    },
  );
});
