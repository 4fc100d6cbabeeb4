import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { startApp } from '../support/start-app.ts';

async function startWithCase() {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  return { ...test, caseId };
}

describe('plans', () => {
  it('saves one part and leaves the others', async () => {
    const { call, caseId, payloadsOf } = await startWithCase();
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'Cause' } }));
    unwrap(await call('plans.save', { caseId, patch: { preventiveMeasures: '- Measure' } }));
    expect(unwrap(await call('plans.get', { caseId }))).toMatchObject({
      rootCause: 'Cause',
      correctiveActions: '',
      preventiveMeasures: '- Measure',
    });
    expect(payloadsOf('plans.changed')).toHaveLength(2);
  });

  it('makes one step of undo out of typing in one part', async () => {
    const { call, caseId } = await startWithCase();
    for (const text of ['W', 'We', 'We b']) unwrap(await call('plans.save', { caseId, patch: { rootCause: text } }));
    expect(unwrap(await call('history.get', { caseId }))).toEqual({ undo: 'Edit plan', redo: null });
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('plans.get', { caseId })).rootCause).toBe('');
    expect(unwrap(await call('history.redo', { caseId }))).toEqual({ undo: 'Edit plan', redo: null });
    expect(unwrap(await call('plans.get', { caseId })).rootCause).toBe('We b');
  });

  it('names a revision, goes on, and brings the revision back as a change that can be undone', async () => {
    const { call, caseId } = await startWithCase();
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'First' } }));
    const revision = unwrap(await call('plans.nameRevision', { caseId, name: 'Round 1' }));
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'Second' } }));
    expect(unwrap(await call('plans.restoreRevision', { caseId, revisionId: revision.id })).rootCause).toBe('First');
    expect(unwrap(await call('history.get', { caseId })).undo).toBe('Restore revision');
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('plans.get', { caseId })).rootCause).toBe('Second');
    const revisions = unwrap(await call('plans.listRevisions', { caseId }));
    expect(revisions).toMatchObject([{ name: 'Round 1', rootCause: 'First' }]);
  });

  it('keeps the letter with a revision, finds its words, and brings both back in one step', async () => {
    const { call, caseId } = await startWithCase();
    const letterOf = async () => unwrap(await call('cases.get', { caseId })).case.packetOptions.letterText;
    const write = (letterText: string | null) => call('cases.updatePacketOptions', { caseId, patch: { letterText } });
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'First' } }));
    const generated = unwrap(await call('plans.nameRevision', { caseId, name: 'Generated' }));
    unwrap(await write('Dear quokka reviewer, see **this** [[inv p2]].'));
    const own = unwrap(await call('plans.nameRevision', { caseId, name: 'Own' }));
    expect([generated.letterText, own.letterText]).toEqual([null, 'Dear quokka reviewer, see **this** [[inv p2]].']);

    const [hit, ...others] = unwrap(await call('search.find', { query: 'quok this', caseId }));
    expect(others).toEqual([]);
    expect(hit).toMatchObject({ source: 'letter', id: null, caseId });
    expect(hit?.snippet).toContain('Dear \u0001quokka\u0002 reviewer');

    unwrap(await call('plans.restoreRevision', { caseId, revisionId: generated.id }));
    expect(await letterOf()).toBeNull();
    unwrap(await call('history.undo', { caseId }));
    expect(await letterOf()).toContain('quokka');
    unwrap(await write(null));
    expect(unwrap(await call('search.find', { query: 'quokka', caseId }))).toEqual([]);
    unwrap(await call('plans.restoreRevision', { caseId, revisionId: own.id }));
    expect(await letterOf()).toContain('quokka');
  });

  it('gives no plan to a case that does not exist, and no revision of another case', async () => {
    const { call, caseId } = await startWithCase();
    const nobody = 'nobody';
    expect(await call('plans.save', { caseId: nobody, patch: { rootCause: 'x' } })).toMatchObject({ ok: false });
    const other = unwrap(await call('cases.create', aNewCase({ title: 'Other' })));
    const revision = unwrap(await call('plans.nameRevision', { caseId: other.id, name: 'Theirs' }));
    expect(await call('plans.restoreRevision', { caseId, revisionId: revision.id })).toMatchObject({
      error: { code: 'not-found' },
    });
    const missing = 'missing';
    expect(await call('plans.restoreRevision', { caseId, revisionId: missing })).toMatchObject({ ok: false });
  });
});
