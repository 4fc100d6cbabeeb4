import { describe, expect, it } from 'vitest';
import { runChangeKills } from './change-kills.ts';

// `npm run test:faults -- --changes all` kills at each step.
describe('a data folder, killed in the middle of', () => {
  it.each([
    ['delete a case', false, 'fresh', ['still there', 'deleted']],
    ['copy to a folder', true, 7, ['the old copy', 'the new copy']],
    ['make plain', true, 8, ['protected', 'plain']],
  ] as const)('“%s” is sound for the next start, which can end it', { timeout: 600_000 }, async (...row) => {
    const [change, isSealed, kills, found] = row;
    const report = await runChangeKills({ change, isSealed, kills, seed: 3 });
    expect(report.faults).toEqual([]);
    const asked = kills === 'fresh' ? report.fresh : kills;
    // A step more or less is no matter: the system's own answers come when they come.
    expect(report.killed).toBeGreaterThanOrEqual(asked - 1);
    expect(report.fresh).toBeGreaterThan(3);
    expect(Object.keys(report.found)).toEqual(expect.arrayContaining([...found]));
  });
});
