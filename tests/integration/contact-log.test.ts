import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, it, vi } from 'vitest';
import { makeCaseFolder } from '../../electron/case-folder/make-case-folder.ts';
import { importCaseInput } from '../../electron/headless/import-case-input.ts';
import type { CaseId, EvidenceId, InteractionId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { readPdf } from '../support/read-pdf.ts';
import { runCommand } from '../support/run-command.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date('2026-10-01T12:00:00Z');

async function startWithCase(
  changes: Parameters<typeof startApp>[0] = {},
): Promise<TestApp & { readonly caseId: CaseId }> {
  const test = await startApp({ now: () => NOW, ...changes });
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  return { ...test, caseId };
}

async function addContact(
  { call, caseId }: Pick<TestApp, 'call'> & { readonly caseId: CaseId },
  changes: Parameters<typeof anInteraction>[0] = {},
): Promise<InteractionId> {
  return unwrap(await call('interactions.add', { caseId, interaction: anInteraction(changes) })).id;
}

describe('the contact log', () => {
  it('keeps what an entry said before each edit, also in the next run', async () => {
    const dataDir = createTempDir();
    const first = await startWithCase({ dataDir });
    const { caseId } = first;
    const interactionId = await addContact(first, { summary: 'one', subject: 'Call' });
    for (const summary of ['two', 'three']) {
      unwrap(await first.call('interactions.update', { caseId, interactionId, patch: { summary } }));
    }
    // Nothing changes: no version.
    unwrap(await first.call('interactions.update', { caseId, interactionId, patch: { summary: 'three' } }));
    await first.app.close();
    const { call } = await startApp({ dataDir, now: () => NOW });
    const versions = unwrap(await call('interactions.listVersions', { caseId, interactionId }));
    expect(versions.map(({ summary, subject }) => [summary, subject])).toEqual([
      ['two', 'Call'],
      ['one', 'Call'],
    ]);
    expect(unwrap(await call('interactions.get', { caseId, interactionId }))).toMatchObject({
      summary: 'three',
      versionCount: 2,
    });
  });

  it('removes to the Removed list for 30 days, and brings back', async () => {
    let now = NOW;
    const test = await startWithCase({ now: () => now });
    const { call, caseId } = test;
    const interactionId = await addContact(test, { summary: 'quokkas', followUpOn: '2026-10-05' });
    unwrap(await call('interactions.remove', { caseId, interactionId }));
    expect(unwrap(await call('interactions.list', { caseId }))).toEqual([]);
    expect(unwrap(await call('cases.list', {}))).toMatchObject([{ interactionCount: 0, nextDate: null }]);
    expect(unwrap(await call('interactions.find', { caseId, query: 'quokkas' }))).toEqual([]);
    expect(unwrap(await call('interactions.listRemoved', { caseId }))).toMatchObject([{ id: interactionId }]);
    unwrap(await call('interactions.restore', { caseId, interactionId }));
    expect(unwrap(await call('interactions.find', { caseId, query: 'quok' }))).toEqual([interactionId]);
    unwrap(await call('interactions.remove', { caseId, interactionId }));
    now = new Date(NOW.getTime() + 31 * 86_400_000);
    expect(unwrap(await call('interactions.listRemoved', { caseId }))).toEqual([]);
    expect(await call('interactions.restore', { caseId, interactionId })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('takes only evidence of the case as attachments', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    const attachments = ['nothing' as EvidenceId];
    expect(await call('interactions.add', { caseId, interaction: anInteraction({ attachments }) })).toMatchObject({
      error: { code: 'invalid-input', details: { issues: [{ path: 'interaction.attachments' }] } },
    });
    const file = putFile(createTempDir(), 'invoice.pdf', await aPdf(1));
    await test.finished(unwrap(await call('evidence.startImport', { caseId }, [file])).jobId);
    const [item] = unwrap(await call('evidence.list', { caseId }));
    const interactionId = await addContact(test, { attachments: [item?.id as EvidenceId] });
    // What is linked stays linked when its evidence is removed, so that bringing it back loses nothing.
    unwrap(await call('evidence.remove', { caseId, evidenceId: item?.id as EvidenceId }));
    const patch = { attachments: [item?.id as EvidenceId], person: 'Kim' };
    expect(unwrap(await call('interactions.update', { caseId, interactionId, patch }))).toMatchObject(patch);
  });

  it('adds several entries as one step', async () => {
    const { call, caseId } = await startWithCase();
    const interactions = [anInteraction({ summary: 'a' }), anInteraction({ summary: 'b' })];
    expect(unwrap(await call('interactions.addAll', { caseId, interactions }))).toHaveLength(2);
    expect(unwrap(await call('history.undo', { caseId })).redo).toBe('Log contacts');
    expect(unwrap(await call('interactions.list', { caseId }))).toEqual([]);
  });
});

const CONTACTS = [
  anInteraction({
    at: '2026-09-15T10:20:00-04:00',
    summary: 'Asked which documents are missing.',
    privateNote: 'I was angry',
  }),
  anInteraction({
    at: '2026-09-14T23:30:00-07:00',
    direction: 'in',
    channel: 'reply_email',
    subject: 'Your account',
    body: 'Hello,\n\nplease send invoices.',
  }),
  anInteraction({ at: '2026-09-20T09:00:00+08:00', summary: 'Chat 您好 with umlauts äöü.', outcome: 'more_info' }),
  anInteraction({ summary: 'not for others', inTimeline: false }),
];

describe('the timeline', () => {
  it('becomes evidence that can be cited, with nothing private in it, once for the same log', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    for (const interaction of CONTACTS) unwrap(await call('interactions.add', { caseId, interaction }));
    const added = unwrap(await call('timelines.addToEvidence', { caseId, interactionIds: null }));
    const [item] = unwrap(await call('evidence.list', { caseId }));
    expect(item).toMatchObject({
      id: added.evidenceId,
      type: 'contact_timeline',
      title: 'Timeline of contacts with Amazon',
      issuer: 'Brightleaf Trading LLC',
      documentDate: '2026-10-01',
      file: { kind: 'pdf', pageCount: 1, findings: [] },
    });
    expect(unwrap(await call('timelines.addToEvidence', { caseId, interactionIds: null }))).toEqual({
      evidenceId: added.evidenceId,
      isDuplicate: true,
    });
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('evidence.list', { caseId }))).toEqual([]);
  });

  it('is saved as pages and as a table; the same log gives the same bytes', async () => {
    const { call, caseId, desk } = await startWithCase();
    for (const interaction of CONTACTS) unwrap(await call('interactions.add', { caseId, interaction }));
    desk.folder = createTempDir();
    const save = async (format: 'pdf' | 'csv') =>
      readFileSync(unwrap(await call('timelines.save', { caseId, interactionIds: null, format }))?.path ?? '');
    const [pdf, again, csv] = [await save('pdf'), await save('pdf'), await save('csv')];
    expect(pdf.equals(again)).toBe(true);
    const read = await readPdf(pdf);
    expect(read.title).toBe('Timeline of contacts with Amazon');
    const text = read.pages.map((page) => page.text).join('\n');
    expect(text).toMatch(
      /14 September 2026, 23:30 \(UTC-07:00\)[\s\S]*please send invoices[\s\S]*15 September 2026, 10:20[\s\S]*您好/,
    );
    expect(text).not.toMatch(/angry|not for others/);
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(csv.toString('utf8').trimEnd().split('\r\n')).toHaveLength(4);
    const chosen = unwrap(await call('interactions.find', { caseId, query: 'umlauts' }));
    const one = unwrap(await call('timelines.save', { caseId, interactionIds: chosen, format: 'csv' }));
    expect(
      readFileSync(one?.path ?? '', 'utf8')
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(2);
    expect(one?.path, 'nothing is written over').toMatch(/-2\.csv$/);
  });

  it('says when there is nothing to show, and asks nothing then', async () => {
    const { call, caseId } = await startWithCase();
    const saved = await call('timelines.save', { caseId, interactionIds: null, format: 'pdf' });
    expect(saved).toMatchObject({ error: { code: 'conflict' } });
  });

  it('is written from the command line, from folders of before too', async () => {
    const folder = await writeCaseFolderFiles();
    const out = createTempDir();
    const run = await runCommand(['timeline', folder, '--out', out, '--date', '2026-10-01', '--json']);
    expect(run.exit, run.stderr).toBe(0);
    expect((JSON.parse(run.stdout) as { files: string[] }).files).toEqual([
      join(out, 'contact-timeline.pdf'),
      join(out, 'contact-timeline.csv'),
    ]);
    expect((await runCommand(['timeline', folder])).exit).toBe(2);
  });
});

describe('the case folder', () => {
  it('carries the whole log: texts, promises, earlier versions, and drafts', async () => {
    const test = await startWithCase();
    const { call, caseId } = test;
    const promises = [{ text: 'a call back', by: 'amazon', dueOn: '2026-10-09' } as const];
    const interactionId = await addContact(test, {
      body: 'All of it',
      promises,
      zone: 'America/New_York',
      summary: 'old',
    });
    unwrap(await call('interactions.update', { caseId, interactionId, patch: { summary: 'new' } }));
    const draft = { kind: 'callSheet', recipient: '', subject: '', body: 'Ask' } as const;
    unwrap(await call('drafts.save', { caseId, draft }));
    const json = makeCaseFolder(unwrap(test.app.services.caseFiles.load(caseId)));
    const other = await startApp();
    const folder = await writeCaseFolderFiles(json);
    const imported = unwrap(
      await importCaseInput(other.app, { path: folder, passphrase: undefined }, new AbortController().signal),
    );
    const [entry] = unwrap(await other.call('interactions.list', { caseId: imported.id }));
    expect(entry).toMatchObject({ summary: 'new', promises, zone: 'America/New_York', versionCount: 1 });
    const input = { caseId: imported.id, interactionId: entry?.id as InteractionId };
    expect(unwrap(await other.call('interactions.get', input)).body).toBe('All of it');
    expect(unwrap(await other.call('interactions.listVersions', input))).toMatchObject([{ summary: 'old' }]);
    expect(unwrap(await other.call('drafts.list', { caseId: imported.id }))).toEqual([draft]);
  });
});

describe('drafts', () => {
  it('are kept, undone, and saved as e-mails that answer the thread', async () => {
    const test = await startWithCase();
    const { call, caseId, desk } = test;
    await addContact(test, { direction: 'in', messageId: 'notice@amazon.com' });
    const draft = {
      kind: 'followUp',
      recipient: 'sp@amazon.com',
      subject: 'Re: Ihr Konto ü',
      body: 'Guten Tag',
    } as const;
    unwrap(await call('drafts.save', { caseId, draft }));
    expect(unwrap(await call('drafts.list', { caseId }))).toEqual([draft]);
    desk.folder = createTempDir();
    const saved = unwrap(await call('drafts.saveMail', { caseId, kind: 'followUp', packetJobId: null }));
    const mail = await PostalMime.parse(readFileSync(saved?.path ?? ''));
    expect(mail).toMatchObject({
      subject: draft.subject,
      from: { name: 'Brightleaf Home', address: 'owner@example.com' },
      to: [{ address: 'sp@amazon.com' }],
      inReplyTo: '<notice@amazon.com>',
    });
    expect(mail.text?.trim()).toBe('Guten Tag');
    unwrap(await call('drafts.remove', { caseId, kind: 'followUp' }));
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('drafts.list', { caseId }))).toHaveLength(1);
    const missing = await call('drafts.saveMail', { caseId, kind: 'callSheet', packetJobId: null });
    expect(missing).toMatchObject({ error: { code: 'not-found' } });
  });
});
