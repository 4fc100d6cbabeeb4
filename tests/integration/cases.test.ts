import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { startApp } from '../support/start-app.ts';

describe('cases', () => {
  it('keeps a new case with its account and notice, and tells the windows', async () => {
    const { call, events } = await startApp();
    const created = unwrap(await call('cases.create', aNewCase()));
    const detail = unwrap(await call('cases.get', { caseId: created.id }));
    expect(detail.case).toEqual(created);
    expect(detail.account.storeName).toBe('Brightleaf Home');
    expect(detail.noticeText).toBe(aNewCase().noticeText);
    expect(events.map(({ event }) => event)).toEqual(['accounts.changed', 'cases.changed']);
  });

  it('keeps everything over a restart', async () => {
    const first = await startApp();
    const created = unwrap(
      await first.call('cases.create', aNewCase({ reasons: [], asins: ['B0ABCDEFGH', 'B0ABCDEFGI'] })),
    );
    unwrap(await first.call('plans.save', { caseId: created.id, patch: { rootCause: 'Ünïcode 供应商' } }));
    await first.app.close();
    const second = await startApp({ dataDir: first.dataDir });
    expect(unwrap(await second.call('cases.get', { caseId: created.id })).case.asins).toHaveLength(2);
    expect(unwrap(await second.call('plans.get', { caseId: created.id })).rootCause).toBe('Ünïcode 供应商');
  });

  it('uses an account again that has exactly the same details', async () => {
    const { call } = await startApp();
    const one = unwrap(await call('cases.create', aNewCase()));
    const two = unwrap(await call('cases.create', aNewCase({ title: 'Second' })));
    const other = unwrap(
      await call('cases.create', { ...aNewCase(), account: { ...aNewCase().account, storeName: 'Other' } }),
    );
    expect(two.accountId).toBe(one.accountId);
    expect(other.accountId).not.toBe(one.accountId);
    expect(unwrap(await call('accounts.list', {}))).toHaveLength(2);
  });

  it('makes a case for an existing account, and refuses one that does not exist', async () => {
    const { call } = await startApp();
    const { accountId } = unwrap(await call('cases.create', aNewCase()));
    const second = unwrap(await call('cases.create', { ...aNewCase(), account: { accountId } }));
    expect(second.accountId).toBe(accountId);
    const refused = await call('cases.create', { ...aNewCase(), account: { accountId: 'nobody' } });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-found', details: { what: 'account' } } });
    expect(unwrap(await call('cases.list', {}))).toHaveLength(2);
  });

  it('refuses a reason or a marketplace that the catalogue does not know, with its path', async () => {
    const { call } = await startApp();
    const reason = await call('cases.create', aNewCase({ reasons: ['because'] }));
    expect(reason).toMatchObject({ error: { code: 'invalid-input', details: { issues: [{ path: 'case.reasons' }] } } });
    const account = { ...aNewCase().account, marketplace: 'XX' };
    const place = await call('cases.create', { ...aNewCase(), account });
    expect(place).toMatchObject({ error: { details: { issues: [{ path: 'account.marketplace' }] } } });
    expect(unwrap(await call('accounts.list', {}))).toEqual([]);
  });

  it('changes fields, and takes an unchanged save for nothing', async () => {
    const { call, events } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const changed = unwrap(await call('cases.update', { caseId, patch: { title: 'New name', status: 'sent' } }));
    expect(changed).toMatchObject({ title: 'New name', status: 'sent', path: 'admit' });
    const count = events.length;
    unwrap(await call('cases.update', { caseId, patch: { title: 'New name' } }));
    unwrap(await call('cases.updateNotice', { caseId, noticeText: aNewCase().noticeText }));
    expect(events).toHaveLength(count);
    unwrap(await call('cases.updateNotice', { caseId, noticeText: 'Another notice' }));
    expect(unwrap(await call('cases.get', { caseId })).noticeText).toBe('Another notice');
  });

  it('takes a case off the list and brings it back', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    unwrap(await call('cases.remove', { caseId }));
    expect(unwrap(await call('cases.list', {}))).toEqual([]);
    expect(await call('cases.get', { caseId })).toMatchObject({ ok: false, error: { code: 'not-found' } });
    unwrap(await call('cases.restore', { caseId }));
    expect(unwrap(await call('cases.list', {}))).toHaveLength(1);
    expect(await call('cases.restore', { caseId: 'nothing' })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('shows the earliest open date: a follow-up until a contact on its day, a deadline while an answer is owed', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase({ deadlineOn: '2026-10-02' })));
    const nextDate = async (): Promise<string | null> => unwrap(await call('cases.list', {}))[0]?.nextDate ?? null;
    expect(await nextDate()).toBe('2026-10-02');
    unwrap(await call('interactions.add', { caseId, interaction: anInteraction() }));
    expect(await nextDate()).toBe('2026-09-22');
    const later = anInteraction({ at: '2026-09-22T23:30:00-07:00', followUpOn: null });
    unwrap(await call('interactions.add', { caseId, interaction: later }));
    expect(await nextDate()).toBe('2026-10-02');
    unwrap(await call('cases.update', { caseId, patch: { status: 'reinstated' } }));
    expect(await nextDate()).toBeNull();
    expect(unwrap(await call('cases.list', {}))[0]).toMatchObject({ interactionCount: 2, evidenceCount: 0 });
  });

  it('tells every case of an account when the account changes', async () => {
    const { call, payloadsOf } = await startApp();
    const one = unwrap(await call('cases.create', aNewCase()));
    const two = unwrap(await call('cases.create', { ...aNewCase(), account: { accountId: one.accountId } }));
    const before = payloadsOf('cases.changed').length;
    const account = unwrap(await call('accounts.update', { accountId: one.accountId, patch: { storeName: 'New' } }));
    expect(account).toMatchObject({ storeName: 'New', legalName: 'Brightleaf Trading LLC' });
    const told = payloadsOf('cases.changed').slice(before);
    expect(new Set(told.map(({ caseId }) => caseId))).toEqual(new Set([one.id, two.id]));
    expect(unwrap(await call('cases.list', {})).every(({ storeName }) => storeName === 'New')).toBe(true);
  });

  it('checks a case as it stands', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const findings = unwrap(await call('cases.check', { caseId }));
    expect(findings[0]).toMatchObject({ rule: 'packet-empty', level: 'error' });
  });

  it('stand on the Removed list for 30 days, and come back with everything', async () => {
    let now = new Date('2026-10-01T10:00:00Z');
    const { call } = await startApp({ now: () => now });
    const { id: caseId, title } = unwrap(await call('cases.create', aNewCase()));
    unwrap(await call('plans.save', { caseId, patch: { rootCause: 'We bought from a reseller.' } }));
    unwrap(await call('cases.remove', { caseId }));
    expect(unwrap(await call('cases.list', {}))).toEqual([]);
    const removed = [{ id: caseId, title, removedAt: now.toISOString() }];
    expect(unwrap(await call('cases.listRemoved', {}))).toEqual(removed);
    now = new Date('2026-10-30T10:00:00Z');
    expect(unwrap(await call('cases.listRemoved', {}))).toEqual(removed);
    now = new Date('2026-10-31T10:00:01Z');
    expect(unwrap(await call('cases.listRemoved', {}))).toEqual([]);
    unwrap(await call('cases.restore', { caseId }));
    expect(unwrap(await call('plans.get', { caseId })).rootCause).toBe('We bought from a reseller.');
  });
});
