import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { PlanText } from '../../shared/domain/plan.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { startApp } from '../support/start-app.ts';

describe('the history of a case', () => {
  it('is undone and redone after a restart, and every step stands on the audit list', async () => {
    const first = await startApp();
    const { id: caseId } = unwrap(await first.call('cases.create', aNewCase()));
    const write = async (rootCause: string): Promise<PlanText> =>
      unwrap(await first.call('plans.save', { caseId, patch: { rootCause } }));
    await write('We bought 40 units from a reseller.');
    const before = unwrap(await first.call('cases.get', { caseId }));
    unwrap(await first.call('cases.update', { caseId, patch: { title: 'Another name' } }));
    await first.app.close();

    const { call } = await startApp({ dataDir: first.dataDir });
    const { undo, redo } = unwrap(await call('history.get', { caseId }));
    expect([typeof undo, redo]).toEqual(['string', null]);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('cases.get', { caseId })).case.title).toBe(before.case.title);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('plans.get', { caseId })).rootCause).toBe('');
    unwrap(await call('history.redo', { caseId }));
    expect(unwrap(await call('plans.get', { caseId })).rootCause).toBe('We bought 40 units from a reseller.');

    const { entries, hasMore } = unwrap(await call('history.listAudit', { caseId, before: null }));
    expect(hasMore).toBe(false);
    expect(entries.map(({ action }) => action)).toEqual(['redo', 'undo', 'undo', 'change', 'change']);
    expect(new Set(entries.map(({ who }) => who))).toEqual(new Set([userInfo().username]));
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted((a, b) => b - a));
    const rest = unwrap(await call('history.listAudit', { caseId, before: entries[2]?.id ?? null }));
    expect(rest.entries).toEqual(entries.slice(3));
  });
});
