import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { keyOfFinding } from '../../shared/domain/set-aside.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { runCommand } from '../support/run-command.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 90_000 });

const THREAT = 'On 2 September 2026 we sold 12 lamps. Our attorney wrote the notice to the supplier.';

describe('findings that are set aside', () => {
  it('no longer count, keep their reason over a restart, and come back by hand or by undo', async () => {
    const first = await startApp();
    const { id: caseId } = unwrap(await first.call('cases.create', aNewCase()));
    unwrap(await first.call('plans.save', { caseId, patch: { rootCause: THREAT } }));
    const listThreats = async () =>
      unwrap(await first.call('cases.check', { caseId })).filter(({ rule }) => rule === 'legal-threat');
    const [threat] = await listThreats();
    expect(threat).toMatchObject({ level: 'error', where: 'plan/rootCause', found: 'Our attorney' });
    if (!threat) return;

    const key = keyOfFinding(threat);
    const finding = { ...key, reason: ' A fact of the case ' };
    const kept = unwrap(await first.call('setAside.add', { caseId, finding }));
    expect(kept).toMatchObject({ ...key, reason: 'A fact of the case' });
    expect(await listThreats()).toEqual([]);
    expect(unwrap(await first.call('history.get', { caseId })).undo).toBe('Set finding aside');
    unwrap(await first.call('history.undo', { caseId }));
    expect(await listThreats()).toEqual([threat]);
    unwrap(await first.call('history.redo', { caseId }));
    expect(await listThreats()).toEqual([]);
    unwrap(await first.call('setAside.remove', { caseId, finding: key }));
    expect(await listThreats()).toEqual([threat]);
    unwrap(await first.call('history.undo', { caseId }));
    await first.app.close();

    const second = await startApp({ dataDir: first.dataDir });
    expect(unwrap(await second.call('setAside.list', { caseId }))).toEqual([kept]);
  });

  it('does not let what breaks the packet be set aside, nor the same words elsewhere', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    unwrap(await call('plans.save', { caseId, patch: { rootCause: `${THREAT} See [[gone]].` } }));
    const check = async () => unwrap(await call('cases.check', { caseId }));
    for (const found of await check()) {
      unwrap(await call('setAside.add', { caseId, finding: { ...keyOfFinding(found), reason: 'Seen' } }));
    }
    expect(new Set((await check()).map(({ level }) => level))).toEqual(new Set(['error']));
    expect((await check()).map(({ rule }) => rule)).toContain('citation-unknown');
    unwrap(await call('plans.save', { caseId, patch: { correctiveActions: `- ${THREAT}` } }));
    expect((await check()).filter(({ rule }) => rule === 'legal-threat')).toHaveLength(1);
  });

  it('travels in a case folder, and stops an export on the command line no more', async () => {
    const plain = caseJson();
    const plan = { ...plain.plan, rootCause: `${plain.plan.rootCause}\n\n${THREAT}` };
    const open = await writeCaseFolderFiles({ ...plain, plan });
    const refused = await runCommand(['check', open, '--date', '2026-10-01', '--json']);
    expect(refused.exit).toBe(4);
    const { findings } = JSON.parse(refused.stdout) as { findings: { rule: string; found?: string }[] };
    expect(findings.find(({ rule }) => rule === 'legal-threat')?.found).toBe('Our attorney');

    const entry = { rule: 'legal-threat', where: 'plan/rootCause', found: 'Our attorney', reason: 'A fact' };
    const setAside = [{ ...entry, createdAt: '2026-09-30T10:00:00.000Z' }];
    const settled = await writeCaseFolderFiles({ ...plain, plan, setAside });
    const out = join(createTempDir(), 'kit');
    expect((await runCommand(['export', settled, '--out', out, '--date', '2026-10-01'])).exit).toBe(0);
  });
});
