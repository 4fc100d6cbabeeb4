import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { makeCaseFolder } from '../../electron/case-folder/make-case-folder.ts';
import { caseFolderSchema } from '../../shared/domain/case-folder.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { readCalendar } from '../support/read-calendar.ts';
import { runCommand } from '../support/run-command.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 60_000 });

/** An application whose time the test sets. */
async function startAt(at: string) {
  const clock = { at: new Date(at) };
  const test = await startApp({ now: () => clock.at, ownZone: () => 'Europe/Berlin' });
  return { ...test, clock };
}

async function createCase({ call }: Pick<TestApp, 'call'>, changes = {}, marketplace = 'US'): Promise<CaseId> {
  const created = aNewCase(changes);
  const account = { ...created.account, marketplace } as typeof created.account;
  return unwrap(await call('cases.create', { ...created, account })).id;
}

describe('clocks', () => {
  it('counts in the marketplace’s days with the user’s own days off', async () => {
    const test = await startAt('2026-11-20T20:00:00Z');
    const { call } = test;
    const caseId = await createCase(test);
    const sent = anInteraction({ at: '2026-11-20T10:00:00-08:00', channel: 'ah_reactivate', followUpOn: null });
    unwrap(await call('interactions.add', { caseId, interaction: sent }));
    const judge = async () => unwrap(await call('clocks.judgeContact', { caseId }));
    expect(await judge()).toMatchObject({ isTooSoon: true, waitUntil: '2026-11-30', recentCount: 1 });
    const holidayChanges = { US: { added: ['2026-11-27'], dropped: [] } };
    unwrap(await call('settings.update', { patch: { holidayChanges } }));
    expect(await judge()).toMatchObject({ waitUntil: '2026-12-01' });
    const rules = unwrap(await call('cases.check', { caseId })).map(({ rule, fix }) => `${rule}: ${fix}`);
    expect(rules.find((text) => text.startsWith('contact-too-soon'))).toContain('1 December 2026');
  });

  it('names what is due over all stores, soonest first, without the example', async () => {
    const test = await startAt('2026-10-13T12:00:00Z');
    const { call } = test;
    unwrap(await call('cases.openExample', {}));
    const us = await createCase(test, { title: 'US', deadlineOn: '2026-10-14' });
    const jp = await createCase(test, { title: 'JP', deadlineOn: '2026-10-14' }, 'JP');
    await createCase(test, { title: 'Later', deadlineOn: '2026-12-14' }, 'DE');
    const due = unwrap(await call('clocks.listDue', {}));
    expect(due.map(({ caseId }) => caseId)).toEqual([jp, us]);
    expect(due.map(({ clock }) => clock.ownDueOn)).toEqual(['2026-10-14', '2026-10-15']);
    unwrap(await call('cases.remove', { caseId: jp }));
    expect(unwrap(await call('clocks.listDue', {}))).toHaveLength(1);
    expect(await call('clocks.list', { caseId: jp })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });

  it('reads all cases at once as it reads each of them', async () => {
    const test = await startAt('2026-10-13T12:00:00Z');
    const { call } = test;
    const asked = await createCase(test, { title: 'Asked', deadlineOn: null, noticeReceivedOn: '2026-10-10' });
    unwrap(await call('cases.updateNotice', { caseId: asked, noticeText: 'Reply by October 20, 2026.' }));
    for (const at of ['2026-10-11T10:00:00+02:00', '2026-10-12T10:00:00+02:00']) {
      const followUpOn = at.slice(0, 8) + '16';
      unwrap(await call('interactions.add', { caseId: asked, interaction: anInteraction({ at, followUpOn }) }));
    }
    const back = await createCase(test, { title: 'Back', deadlineOn: null }, 'JP');
    unwrap(await call('cases.update', { caseId: back, patch: { status: 'reinstated' } }));
    const tasks = [{ kind: 'look', text: 'Look', dueOn: '2026-10-15', doneOn: null } as const];
    unwrap(await call('watch.add', { caseId: back, tasks: [...tasks] }));
    const all = test.app.services.clocks.listAll();
    for (const caseId of [asked, back]) {
      const own = unwrap(await call('clocks.list', { caseId }));
      expect(own.length).toBeGreaterThan(0);
      expect(all.flatMap((due) => (due.caseId === caseId ? [due.clock] : []))).toEqual(own);
    }
    expect(new Set(all.map(({ clock }) => clock.kind))).toEqual(new Set(['notice', 'follow-up', 'watch', 'preset']));
  });

  it('opens a log of 10,000 contacts quickly', async () => {
    const test = await startAt('2026-11-20T20:00:00Z');
    const caseId = await createCase(test);
    const { interactions } = test.app.services;
    for (let n = 0; n < 10_000; n += 1) {
      const day = String(1 + (n % 28)).padStart(2, '0');
      const month = String(1 + (n % 11)).padStart(2, '0');
      interactions.insert(
        caseId,
        anInteraction({ at: `2026-${month}-${day}T10:00:00-07:00`, followUpOn: '2026-11-25' }),
      );
    }
    unwrap(await test.call('clocks.list', { caseId }));
    const from = performance.now();
    expect(unwrap(await test.call('clocks.judgeContact', { caseId })).recentCount).toBeGreaterThan(100);
    const took = performance.now() - from;
    expect(took).toBeLessThan(2000);
  });
});

describe('status of a case', () => {
  it('follows the last answer, and undo takes both back in one step', async () => {
    const test = await startAt('2026-10-01T12:00:00Z');
    const { call } = test;
    const caseId = await createCase(test);
    const statusOf = async () => unwrap(await call('cases.get', { caseId })).case.status;
    const answer = anInteraction({ direction: 'in', channel: 'reply_email', outcome: 'denied', followUpOn: null });
    unwrap(await call('interactions.add', { caseId, interaction: answer }));
    expect(await statusOf()).toBe('refused');
    unwrap(await call('history.undo', { caseId }));
    expect(await statusOf()).toBe('preparing');
    expect(unwrap(await call('interactions.list', { caseId }))).toEqual([]);
    unwrap(await call('history.redo', { caseId }));
    expect(await statusOf()).toBe('refused');
    unwrap(await call('cases.update', { caseId, patch: { status: 'more-asked' } }));
    expect(await statusOf()).toBe('more-asked');
  });
});

describe('watch list', () => {
  it('is kept with the case, can be undone, and travels in a folder with the further stores', async () => {
    const test = await startAt('2026-11-22T12:00:00Z');
    const { call, app } = test;
    const caseId = await createCase(test);
    const tasks = [
      { kind: 'promise' as const, text: 'No retail stock', dueOn: '2026-12-22', doneOn: null },
      { kind: 'look' as const, text: 'Look at Account Health', dueOn: '2027-01-21', doneOn: null },
    ];
    const [first] = unwrap(await call('watch.add', { caseId, tasks }));
    if (!first) throw new Error('nothing was added');
    unwrap(await call('cases.update', { caseId, patch: { status: 'reinstated' } }));
    expect(unwrap(await call('cases.list', {}))[0]?.nextDate).toBe('2026-12-22');
    unwrap(await call('watch.update', { caseId, taskId: first.id, patch: { doneOn: '2026-11-22' } }));
    expect(unwrap(await call('clocks.list', { caseId })).map(({ text }) => text)).toEqual(['Look at Account Health']);
    unwrap(await call('watch.remove', { caseId, taskId: first.id }));
    unwrap(await call('history.undo', { caseId }));
    const other = unwrap(
      await call('accounts.add', { account: { ...aNewCaseAccount(), storeName: 'Aster', marketplace: 'DE' } }),
    );
    unwrap(await call('stores.touch', { caseId, accountId: other.id }));

    const folder = makeCaseFolder(unwrap(app.services.caseFiles.load(caseId)));
    expect(folder.watchTasks).toEqual([{ ...tasks[0], doneOn: '2026-11-22' }, tasks[1]]);
    expect(folder.otherAccounts).toMatchObject([{ storeName: 'Aster', marketplace: 'DE' }]);
    expect(() => caseFolderSchema.parse(structuredClone(folder))).not.toThrow();
  });

  it('comes in from a folder, and the checks of the command line warn of writing too soon', async () => {
    const plain = caseJson();
    const interactions = [
      { ...anInteraction({ channel: 'ah_reactivate', at: '2026-09-29T10:00:00-07:00', followUpOn: null }) },
    ];
    const watchTasks = [{ kind: 'look' as const, text: 'Look', dueOn: '2026-12-22', doneOn: null }];
    const otherAccounts = [{ ...plain.account, storeName: 'Aster', marketplace: 'DE' }];
    const path = await writeCaseFolderFiles({ ...plain, interactions, watchTasks, otherAccounts });
    const checked = await runCommand(['check', path, '--json', '--date', '2026-10-01']);
    const { findings } = JSON.parse(checked.stdout) as { findings: { rule: string; source?: string }[] };
    const brake = findings.find(({ rule }) => rule === 'contact-too-soon');
    expect(brake?.source).toContain('Amazon’s own word');
  });
});

describe('stores', () => {
  it('links accounts once whichever comes first, and takes cases that touch several', async () => {
    const test = await startAt('2026-11-22T12:00:00Z');
    const { call } = test;
    const caseId = await createCase(test);
    const own = unwrap(await call('cases.get', { caseId })).account.id;
    const account = { ...aNewCaseAccount(), marketplace: 'DE' };
    const other = unwrap(await call('accounts.add', { account }));
    expect(unwrap(await call('accounts.add', { account })).id).toBe(other.id);
    for (const [accountId, relatedId] of [
      [own, other.id],
      [other.id, own],
    ] as const) {
      unwrap(await call('stores.link', { accountId, relatedId }));
    }
    unwrap(await call('stores.touch', { caseId, accountId: other.id }));
    unwrap(await call('stores.touch', { caseId, accountId: own }));
    expect(unwrap(await call('stores.ties', {}))).toMatchObject({
      links: [{}],
      touched: [{ caseId, accountId: other.id }],
    });
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('stores.ties', {})).touched).toEqual([]);
    unwrap(await call('stores.unlink', { accountId: own, relatedId: other.id }));
    expect(unwrap(await call('stores.ties', {})).links).toEqual([]);
    expect(await call('stores.link', { accountId: own, relatedId: own })).toMatchObject({ ok: false });
    const unknown = { account: { ...account, marketplace: 'XX' } };
    expect(await call('accounts.add', unknown)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });
});

describe('calendar file', () => {
  it('is written beside earlier ones, the same for the same days, and read back', async () => {
    const test = await startAt('2026-10-01T12:00:00Z');
    const { call, desk } = test;
    const caseId = await createCase(test, {
      title: 'Waage; „Küche“, ein sehr langer Name für einen Fall 家居用品投诉',
    });
    const save = async () => unwrap(await call('clocks.saveCalendar', { caseId: null }));
    expect(await save()).toEqual({ fileName: '', count: 0 });
    unwrap(await call('cases.update', { caseId, patch: { deadlineOn: '2026-10-14' } }));
    expect(await save()).toBeNull();
    desk.folder = join(createTempDir(), 'dates');
    mkdirSync(desk.folder);
    expect(await save()).toEqual({ fileName: 'Reinstate dates.ics', count: 1 });
    test.clock.at = new Date('2026-10-02T09:00:00Z');
    expect(await save()).toEqual({ fileName: 'Reinstate dates 2.ics', count: 1 });
    const [first, second] = readdirSync(desk.folder).map((name) => readFileSync(join(desk.folder ?? '', name), 'utf8'));
    expect(second).toBe(first);
    const [entry] = readCalendar(first ?? '');
    expect(entry?.properties.get('SUMMARY')).toContain('Waage; „Küche“');
    desk.folder = join(desk.folder, 'Reinstate dates.ics');
    writeFileSync(desk.folder, 'mine');
    expect(await call('clocks.saveCalendar', { caseId })).toMatchObject({ ok: false });
    expect(readFileSync(desk.folder, 'utf8')).toBe('mine');
  });
});

describe('reminders', () => {
  it('tell once of what falls due while the application runs, and never say what it is', async () => {
    const clock = { at: new Date('2026-10-13T12:00:00Z') };
    const notices: { title: string; body: string }[] = [];
    const badges: number[] = [];
    const test = await startApp({
      ...{ now: () => clock.at, ownZone: () => 'Europe/Berlin' },
      desktop: {
        ...{ showInFolder: () => undefined, openPath: () => Promise.resolve(true) },
        ...{ notify: (notice) => void notices.push(notice), setBadge: (count) => void badges.push(count) },
      },
    });
    const { reminders } = test.app.services;
    await createCase(test, { title: 'Secret name', deadlineOn: '2026-10-14' });
    reminders.check();
    expect(notices).toEqual([]);
    clock.at = new Date('2026-10-14T22:30:00Z');
    reminders.check();
    reminders.check();
    expect(notices).toHaveLength(1);
    expect(JSON.stringify(notices)).not.toMatch(/Secret|Brightleaf|US|2026/);
    expect(badges.at(-1)).toBe(1);
    clock.at = new Date('2026-10-10T12:00:00Z');
    reminders.check();
    expect(badges.at(-1)).toBe(0);
    clock.at = new Date('2026-10-14T22:30:00Z');
    reminders.check();
    expect(notices).toHaveLength(1);
    unwrap(await test.call('settings.update', { patch: { notifications: false } }));
    reminders.check();
    expect(badges.at(-1)).toBe(0);
  });
});

function aNewCaseAccount() {
  const { account } = aNewCase();
  if ('accountId' in account) throw new Error('the builder gives details');
  return account;
}
