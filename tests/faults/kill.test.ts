import { describe, expect, it } from 'vitest';
import { runKills } from './kill-harness.ts';

// `npm run test:faults -- --kills 1000` kills more often.
describe.each([
  ['plain', false, 24],
  ['sealed', true, 24],
] as const)('%s store and vault, killed', (_, isSealed, count) => {
  it('lose nothing acknowledged and keep nothing half', { timeout: 400_000 }, async () => {
    const report = await runKills({ count, seed: 11, isSealed });
    expect(report.faults).toEqual([]);
    expect(report.killed).toBeGreaterThan(15);
    expect(report.points).toBeGreaterThan(200);
    expect(report.killedIn['restore']).toBeGreaterThan(0);
    expect(report.killedIn['backup']).toBeGreaterThan(0);
  });
});

describe('the kill harness', () => {
  it.each([
    ['row-before-file', /the file of a row is missing/],
    ['no-transaction', /the state is neither/],
    ['no-temporary-file', /half a file under the final name/],
    ['restore-in-place', /does not open|the state is neither|integrity_check fails/],
  ] as const)('notices the mistake %s', { timeout: 400_000 }, async (mutant, message) => {
    const report = await runKills({ count: 16, seed: 11, mutant, at: 'points' });
    expect(report.faults.join('\n')).toMatch(message);
  });
});
