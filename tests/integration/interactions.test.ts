import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { startApp } from '../support/start-app.ts';

describe('interactions', () => {
  it('lists contacts newest first by the moment itself, not by its text', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    for (const at of ['2026-09-15T23:00:00-07:00', '2026-09-16T01:00:00+02:00', '2026-09-15T08:00:00Z']) {
      unwrap(await call('interactions.add', { caseId, interaction: anInteraction({ at }) }));
    }
    const list = unwrap(await call('interactions.list', { caseId }));
    expect(list.map(({ at }) => at)).toEqual([
      '2026-09-15T23:00:00-07:00',
      '2026-09-16T01:00:00+02:00',
      '2026-09-15T08:00:00Z',
    ]);
  });

  it('edits and removes a contact, and undoes both', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const { id: interactionId } = unwrap(await call('interactions.add', { caseId, interaction: anInteraction() }));
    const patch = { summary: 'They asked for invoices.', outcome: 'more_info' } as const;
    unwrap(await call('interactions.update', { caseId, interactionId, patch }));
    unwrap(await call('interactions.remove', { caseId, interactionId }));
    expect(unwrap(await call('interactions.list', { caseId }))).toEqual([]);
    expect(unwrap(await call('history.undo', { caseId })).redo).toBe('Remove contact');
    expect(unwrap(await call('interactions.list', { caseId }))).toMatchObject([patch]);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('interactions.list', { caseId }))).toMatchObject([{ outcome: null }]);
  });

  it('refuses an unknown channel and a contact of another case', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const other = unwrap(await call('cases.create', aNewCase({ title: 'Other' })));
    const pigeon = anInteraction({ channel: 'pigeon' });
    expect(await call('interactions.add', { caseId, interaction: pigeon })).toMatchObject({
      error: { code: 'invalid-input', details: { issues: [{ path: 'interaction.channel' }] } },
    });
    const { id: interactionId } = unwrap(await call('interactions.add', { caseId, interaction: anInteraction() }));
    expect(await call('interactions.remove', { caseId: other.id, interactionId })).toMatchObject({
      error: { code: 'not-found' },
    });
    expect(unwrap(await call('interactions.list', { caseId }))).toHaveLength(1);
  });
});
