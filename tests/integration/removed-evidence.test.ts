import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const MS_PER_DAY = 86_400_000;

async function startWithThree() {
  let nowMs = Date.parse('2026-10-01T12:00:00Z');
  const dataDir = createTempDir();
  const test = await startApp({ dataDir, now: () => new Date(nowMs) });
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  const files: string[] = [];
  for (const name of ['a', 'b', 'c']) files.push(putFile(join(dataDir, '..'), `${name}.pdf`, await aPdf(1, name)));
  const { jobId } = unwrap(await test.call('evidence.startImport', { caseId }, files));
  await test.finished(jobId);
  return { ...test, caseId, files, pass: (days: number) => void (nowMs += days * MS_PER_DAY) };
}

async function idsOf({ call }: Pick<TestApp, 'call'>, caseId: CaseId): Promise<readonly string[]> {
  const list = unwrap(await call('evidence.list', { caseId }));
  expect(list.map(({ position }) => position)).toEqual(list.map((_, index) => index));
  return list.map(({ id }) => id);
}

async function removedIdsOf({ call }: Pick<TestApp, 'call'>, caseId: CaseId): Promise<readonly string[]> {
  return unwrap(await call('evidence.listRemoved', { caseId })).map(({ id }) => id);
}

describe('removed evidence', () => {
  it('waits on the Removed list with its facts, and comes back to its place', async () => {
    const test = await startWithThree();
    const { call, caseId } = test;
    unwrap(await call('evidence.update', { caseId, evidenceId: 'b', patch: { issuer: 'Zebrawood Supply' } }));
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'b' }));
    expect(await idsOf(test, caseId)).toEqual(['a', 'c']);
    expect(unwrap(await call('evidence.listRemoved', { caseId }))).toMatchObject([
      { id: 'b', issuer: 'Zebrawood Supply', removedAt: '2026-10-01T12:00:00.000Z' },
    ]);
    expect(unwrap(await call('cases.list', {}))).toMatchObject([{ evidenceCount: 2 }]);
    expect(unwrap(await call('search.find', { query: 'zebrawood' }))).toEqual([]);

    unwrap(await call('evidence.restore', { caseId, evidenceId: 'b' }));
    expect(await idsOf(test, caseId)).toEqual(['a', 'b', 'c']);
    expect(await removedIdsOf(test, caseId)).toEqual([]);
    expect(unwrap(await call('search.find', { query: 'zebrawood' }))).toHaveLength(1);
    expect(await call('evidence.restore', { caseId, evidenceId: 'b' })).toMatchObject({ error: { code: 'not-found' } });
  });

  it('is undone and redone like any other change, also its way back', async () => {
    const test = await startWithThree();
    const { call, caseId } = test;
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'a' }));
    unwrap(await call('evidence.restore', { caseId, evidenceId: 'a' }));
    expect(unwrap(await call('history.undo', { caseId }))).toMatchObject({ undo: 'Remove evidence' });
    expect([await idsOf(test, caseId), await removedIdsOf(test, caseId)]).toEqual([['b', 'c'], ['a']]);
    unwrap(await call('history.undo', { caseId }));
    expect([await idsOf(test, caseId), await removedIdsOf(test, caseId)]).toEqual([['a', 'b', 'c'], []]);
    unwrap(await call('history.redo', { caseId }));
    expect([await idsOf(test, caseId), await removedIdsOf(test, caseId)]).toEqual([['b', 'c'], ['a']]);
  });

  it('stays on the list for 30 days; a start after them deletes it for good, with its file', async () => {
    const test = await startWithThree();
    const { call, caseId, dataDir } = test;
    const [first] = unwrap(await call('evidence.list', { caseId }));
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'a' }));
    test.pass(29.9);
    expect(await removedIdsOf(test, caseId)).toEqual(['a']);
    await test.app.close();
    const later = await startApp({ dataDir, now: () => new Date('2026-10-31T12:00:00.000Z') });
    expect(await removedIdsOf(later, caseId)).toEqual([]);
    expect(await later.call('evidence.restore', { caseId, evidenceId: 'a' })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(await later.app.vault.verify(first?.file.sha256 ?? '')).toBe(false);
  });

  it('keeps its id: the same file added again gets another one, and no check or citation sees the removed one', async () => {
    const test = await startWithThree();
    const { call, caseId, files } = test;
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'We bought them [[a]].' } }));
    const rulesBefore = unwrap(await call('cases.check', { caseId })).filter(({ where }) => where === 'evidence/a');
    expect(rulesBefore.length).toBeGreaterThan(0);
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'a' }));
    const findings = unwrap(await call('cases.check', { caseId }));
    expect(findings.filter(({ where }) => where === 'evidence/a')).toEqual([]);
    expect(findings.some(({ level, message }) => level === 'error' && message.includes('a'))).toBe(true);
    const { jobId } = unwrap(await call('evidence.startImport', { caseId }, [files[0] ?? '']));
    expect((await test.finished(jobId)).result).toMatchObject({ added: ['a-2'], duplicates: [] });
    expect(await idsOf(test, caseId)).toEqual(['b', 'c', 'a-2']);
  });
});
