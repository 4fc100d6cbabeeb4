import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { caseFolderSchema } from '../../shared/domain/case-folder.ts';
import { makeCaseFolder } from '../../electron/case-folder/make-case-folder.ts';
import { readCaseFolder } from '../../electron/case-folder/read-case-folder.ts';
import { writeCaseFolder } from '../../electron/case-folder/write-case-folder.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import type { JobResult } from '../../shared/domain/job.ts';
import type { NewReply } from '../../shared/domain/reply.ts';
import type { Sending, Submission } from '../../shared/domain/submission.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { runCommand } from '../support/run-command.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 90_000 });

const DATE = '2026-10-01';
const SENDING: Sending = {
  sentAt: '2026-10-01T16:20:00-04:00',
  zone: 'America/New_York',
  channel: 'ah_reactivate',
  person: '',
  subject: 'Appeal',
  amazonCaseId: '12345678901',
};

type Exported = TestApp & { readonly caseId: CaseId; readonly jobId: JobId; readonly kit: string };

/** A case with a cited invoice, and a kit of it in a folder. */
async function startExported(): Promise<Exported> {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase({ title: 'Scales' })));
  const invoice = putFile(createTempDir(), 'invoice.pdf', await aPdf(2));
  await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, [invoice])).jobId);
  unwrap(await test.call('plans.save', { caseId, patch: { rootCause: 'We bought 40 units [[invoice p2]].' } }));
  return { ...test, caseId, ...(await exportAgain(test, caseId)) };
}

async function exportAgain(test: TestApp, caseId: CaseId): Promise<{ readonly jobId: JobId; readonly kit: string }> {
  test.desk.folder = createTempDir();
  const started = unwrap(await test.call('packets.startExport', { caseId, date: DATE }));
  if (!started) throw new Error('the dialog was closed');
  const job = await test.finished(started.jobId);
  const result = job.result as Extract<JobResult, { kind: 'packet-export' }>;
  return { jobId: started.jobId, kit: join(test.desk.folder, result.folderName) };
}

async function record({ call }: TestApp, caseId: CaseId, jobId: JobId): Promise<Submission> {
  const { kitId } = unwrap(await call('submissions.readKit', { caseId, jobId }));
  return unwrap(await call('submissions.record', { caseId, kitId, sending: SENDING, followUpOn: '2026-10-08' }));
}

function aReply(changes: Partial<NewReply> = {}): NewReply {
  const contact = {
    ...{
      at: '2026-10-06T09:00:00Z',
      channel: 'reply_email',
      direction: 'in' as const,
      person: '',
      summary: 'More asked',
    },
    ...{ outcome: 'more_info' as const, followUpOn: null, body: 'We do not have enough information.' },
  };
  const requestedItems = ['Invoices from the last 365 days'];
  return {
    contact,
    submissionId: null,
    status: 'more-asked',
    deadlineOn: null,
    requestedItems,
    deadlines: [],
    ...changes,
  };
}

describe('submissions', () => {
  it('keeps what was sent: texts, files, a revision, an entry in the log, the status', async () => {
    const test = await startExported();
    const { call, caseId, jobId, kit } = test;
    const submission = await record(test, caseId, jobId);
    expect(submission).toMatchObject({
      ...SENDING,
      round: 1,
      plan: { rootCause: 'We bought 40 units [[invoice p2]].' },
    });
    expect(submission.letter).toContain('Appeal round: 1');
    expect(submission.keptFiles).toEqual(['originals/01_Exhibit-A_invoice.pdf', 'packet.pdf']);
    expect(submission.texts.map(({ file }) => file)).toContain('paste/cover-letter.txt');
    expect(unwrap(await call('submissions.list', { caseId }))).toEqual([submission]);

    const [revision] = unwrap(await call('plans.listRevisions', { caseId }));
    expect(revision).toMatchObject({ id: submission.revisionId, name: 'Sent 1 October 2026', ...submission.plan });
    const [entry] = unwrap(await call('interactions.list', { caseId }));
    expect(entry).toMatchObject({ id: submission.interactionId, direction: 'out', followUpOn: '2026-10-08' });
    expect(entry?.summary).toContain('appeal round 1');
    expect(unwrap(await call('cases.get', { caseId })).case.status).toBe('sent');
    // The kit may go: what was sent is in the vault.
    const packet = readFileSync(join(kit, 'packet.pdf'));
    rmSync(kit, { recursive: true });
    unwrap(await call('submissions.openFile', { caseId, submissionId: submission.id, file: 'packet.pdf' }));
    const opened = test.desk.opened.at(-1) ?? '';
    expect(readFileSync(opened).equals(packet)).toBe(true);
    writeFileSync(opened, 'marked up elsewhere');
    const check = unwrap(await call('vault.check', {}));
    expect((await test.finished(check.jobId)).result).toMatchObject({ checked: 2, problems: [] });
    const sha256 = submission.manifest.report.packet.sha256;
    rmSync(test.app.vault.locate(sha256).path);
    const second = unwrap(await call('vault.check', {}));
    expect((await test.finished(second.jobId)).result).toMatchObject({
      problems: [
        { sha256, problem: 'missing', uses: [{ evidenceId: null, title: 'Sent in round 1', fileName: 'packet.pdf' }] },
      ],
    });
    const other = { caseId, submissionId: submission.id, file: '../../reinstate.db' };
    expect(await call('submissions.openFile', other)).toMatchObject({ error: { code: 'not-found' } });
    // Copies for other programs can't be sealed; they go with the application.
    await test.app.close();
    expect(existsSync(opened)).toBe(false);
  });

  it('is one step: undo takes all of it back, redo brings the same bytes', async () => {
    const test = await startExported();
    const { call, caseId } = test;
    const look = async () => ({
      sent: unwrap(await call('submissions.list', { caseId })),
      log: unwrap(await call('interactions.list', { caseId })),
      revisions: unwrap(await call('plans.listRevisions', { caseId })),
      status: unwrap(await call('cases.get', { caseId })).case.status,
    });
    const before = await look();
    await record(test, caseId, test.jobId);
    const after = await look();
    expect(unwrap(await call('history.get', { caseId })).undo).toBe('Record submission');
    unwrap(await call('history.undo', { caseId }));
    expect(await look()).toEqual(before);
    expect(test.payloadsOf('submissions.changed').length).toBeGreaterThan(1);
    unwrap(await call('history.redo', { caseId }));
    expect(await look()).toEqual(after);
  });

  it('refuses a kit that is not as it was exported, names the file, and changes nothing', async () => {
    const test = await startExported();
    const { call, caseId, jobId, kit } = test;
    // What the system or a scanner puts beside it doesn't matter.
    writeFileSync(join(kit, '.DS_Store'), 'x');
    const offer = unwrap(await call('submissions.readKit', { caseId, jobId }));
    expect(offer).toMatchObject({ caseTitle: 'Scales', round: 1, sentInRounds: [], hasContent: true });
    appendFileSync(join(kit, 'packet.pdf'), ' ');
    rmSync(join(kit, 'paste/root-cause.txt'));
    const order = { caseId, kitId: offer.kitId, sending: SENDING, followUpOn: null };
    for (const refused of [
      await call('submissions.record', order),
      await call('submissions.readKit', { caseId, jobId }),
    ]) {
      expect(refused).toMatchObject({
        error: { code: 'files-refused', details: { files: [{ code: 'changed' }, { code: 'missing' }] } },
      });
      const { error } = refused as { readonly error: { readonly message: string } };
      expect(error.message).toMatch(/packet\.pdf is not as it was written.*root-cause\.txt is missing.*export again/);
    }
    expect(unwrap(await call('submissions.list', { caseId }))).toEqual([]);
    expect(unwrap(await call('interactions.list', { caseId }))).toEqual([]);
    rmSync(kit, { recursive: true });
    expect(await call('submissions.record', order)).toMatchObject({ error: { code: 'not-found' } });
    const unknown = { ...order, kitId: 'x' };
    expect(await call('submissions.record', unknown)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('takes a kit of an earlier day by its folder, also one that says no plan', async () => {
    const test = await startExported();
    const { call, caseId, desk, kit } = test;
    desk.folder = null;
    expect(unwrap(await call('submissions.chooseKit', { caseId }))).toBeNull();
    desk.folder = createTempDir();
    expect(await call('submissions.chooseKit', { caseId })).toMatchObject({ error: { code: 'not-found' } });
    const manifest = JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    delete manifest['content'];
    writeFileSync(join(kit, 'manifest.json'), JSON.stringify(manifest));
    desk.folder = kit;
    const offer = unwrap(await call('submissions.chooseKit', { caseId }));
    expect(offer).toMatchObject({ hasContent: false, round: 1 });
    const order = { caseId, kitId: offer?.kitId ?? '', sending: SENDING, followUpOn: null };
    const submission = unwrap(await call('submissions.record', order));
    expect(submission.revisionId).toBeNull();
    expect(submission.letter).toContain('Appeal round: 1');
  });

  it('counts rounds by what was sent, and tells a packet that was sent already', async () => {
    const test = await startExported();
    const { call, caseId, jobId } = test;
    await record(test, caseId, jobId);
    const again = unwrap(await call('submissions.readKit', { caseId, jobId }));
    expect(again).toMatchObject({ round: 1, sentInRounds: [1] });
    // By a second way: the same round.
    const twice = unwrap(
      await call('submissions.record', {
        ...{ caseId, kitId: again.kitId, followUpOn: null },
        sending: { ...SENDING, channel: 'reply_email', sentAt: '2026-10-01T21:00:00Z' },
      }),
    );
    expect(twice.round).toBe(1);
    unwrap(await call('submissions.startRound', { caseId }));
    expect(unwrap(await call('cases.get', { caseId })).case.status).toBe('preparing');
    const second = await exportAgain(test, caseId);
    const submission = await record(test, caseId, second.jobId);
    expect(submission.round).toBe(2);
    expect(submission.letter).toContain('Appeal round: 2');
  });

  it('keeps replies with what they answer and ask; one that answers nothing recorded is kept too', async () => {
    const test = await startExported();
    const { call, caseId, jobId } = test;
    const { id: submissionId } = await record(test, caseId, jobId);
    const reply = unwrap(await call('submissions.addReply', { caseId, reply: aReply({ submissionId }) }));
    expect(reply).toMatchObject({ submissionId, outcome: 'more_info', body: 'We do not have enough information.' });
    expect(unwrap(await call('cases.get', { caseId })).case.status).toBe('more-asked');
    const unknown = aReply({ submissionId: 'nope' });
    expect(await call('submissions.addReply', { caseId, reply: unknown })).toMatchObject({
      error: { code: 'not-found' },
    });
    const lost = unwrap(await call('submissions.addReply', { caseId, reply: aReply({ status: null }) }));
    expect(lost.submissionId).toBeNull();
    unwrap(await call('submissions.linkReply', { caseId, interactionId: lost.interactionId, submissionId }));
    const linked = unwrap(await call('submissions.listReplies', { caseId }));
    expect(linked.map((one) => one.submissionId)).toEqual([submissionId, submissionId]);
    // Removing the entry of the log takes the reply off the list, and undo brings it back.
    unwrap(await call('interactions.remove', { caseId, interactionId: lost.interactionId }));
    expect(unwrap(await call('submissions.listReplies', { caseId }))).toHaveLength(1);
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('submissions.listReplies', { caseId }))).toEqual(linked);
  });

  it('travels with the case: hashes, texts and links, without the packet', async () => {
    const test = await startExported();
    const { call, caseId, jobId, app } = test;
    const { id: submissionId } = await record(test, caseId, jobId);
    unwrap(await call('submissions.addReply', { caseId, reply: aReply({ submissionId }) }));
    unwrap(await call('interactions.add', { caseId, interaction: { ...aReply().contact, summary: 'A call' } }));
    const file = unwrap(app.services.caseFiles.load(caseId));
    const folder = caseFolderSchema.parse(JSON.parse(JSON.stringify(makeCaseFolder(file))));
    expect(folder.submissions).toMatchObject([{ round: 1, channel: 'ah_reactivate', logEntry: 0 }]);
    expect(folder.replies).toMatchObject([{ answers: 0 }]);
    expect(folder.interactions[folder.replies[0]?.logEntry ?? 9]?.summary).toBe('More asked');
    expect(JSON.stringify(folder)).not.toContain(test.dataDir);
    const dir = join(createTempDir(), 'case');
    const hashes = new Map(folder.evidence.map((item) => [item.file, file.evidence.find(({ id }) => id === item.id)]));
    const place = (name: string, path: string) => app.vault.copyTo(hashes.get(name)?.file.sha256 ?? '', path);
    unwrap(await writeCaseFolder(dir, folder, place));
    const other = await startApp();
    const read = unwrap(await readCaseFolder(dir, { catalogue: other.app.catalogue, inspect: other.app.pdf.inspect }));
    const imported = unwrap(await other.app.services.importFolder(read, { isExample: false }));
    const [sent] = unwrap(await call('submissions.list', { caseId }));
    const [there] = unwrap(await other.call('submissions.list', { caseId: imported.id }));
    const [entry] = unwrap(await other.call('submissions.listReplies', { caseId: imported.id }));
    expect(there).toMatchObject({ letter: sent?.letter, manifest: sent?.manifest, texts: sent?.texts, keptFiles: [] });
    expect(entry).toMatchObject({ submissionId: there?.id, requestedItems: ['Invoices from the last 365 days'] });
    const [revision] = unwrap(await other.call('plans.listRevisions', { caseId: imported.id }));
    expect(revision).toMatchObject({ id: there?.revisionId, name: 'Sent 1 October 2026' });
    // The command line knows what was sent.
    const checked = await runCommand(['check', dir, '--json']);
    const rules = (JSON.parse(checked.stdout) as { findings: readonly { rule: string }[] }).findings;
    expect(rules.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['nothing-new', 'file-sent-before']));
    const wrong = caseFolderSchema.safeParse({
      ...folder,
      replies: [{ ...folder.replies[0], answers: 4, logEntry: 9 }],
    });
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['replies.0.logEntry', 'replies.0.answers']);
  });

  it('reads an answer from an e-mail, a web page, a text or a PDF, and says what it cannot read', async () => {
    const { call, desk } = await startApp();
    const dir = createTempDir();
    const read = async (name: string, content: string | Uint8Array) =>
      call('notices.readFile', {}, [putFile(dir, name, Buffer.from(content))]);
    const mail =
      'Subject: Re: Appeal\r\nDate: Tue, 6 Oct 2026 09:00:00 -0400\r\nFrom: a@amazon.com\r\n\r\nWe reviewed it.\r\n';
    expect(unwrap(await read('reply.eml', mail))).toEqual({
      ...{ text: 'We reviewed it.', subject: 'Re: Appeal', receivedAt: '2026-10-06T09:00:00-04:00' },
    });
    expect(unwrap(await read('reply.html', '<html><body><p>We <b>reviewed</b> it.</p></body></html>'))?.text).toBe(
      'We reviewed it.',
    );
    expect(unwrap(await read('reply.txt', 'One\r\nTwo\r\n'))?.text).toBe('One\nTwo');
    expect(await read('pages.pdf', await aPdf(1))).toMatchObject({ ok: true });
    for (const [name, content] of [
      ['broken.pdf', '%PDF-nothing'],
      ['empty.txt', ''],
      ['sound.txt', new Uint8Array(99)],
    ] as const) {
      expect(await read(name, content), name).toMatchObject({ error: { code: 'files-refused' } });
    }
    expect(unwrap(await call('notices.readFile', {}))).toBeNull();
    desk.files = [putFile(dir, 'chosen.txt', Buffer.from('Chosen'))];
    expect(unwrap(await call('notices.readFile', {}))?.text).toBe('Chosen');
  });
});
