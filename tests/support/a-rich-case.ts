import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountId, CaseId, EvidenceId, JobId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { aHighlight } from './a-highlight.ts';
import { aNewCase, anInteraction } from './a-new-case.ts';
import { aPdf, putFile } from './sample-files.ts';
import type { TestApp } from './start-app.ts';
import { createTempDir } from './temp-dir.ts';

type Filling = TestApp & { readonly caseId: CaseId };

/** A case with something in every table that a case has rows in, made by the calls that the window makes. */
export async function fillRichCase(test: TestApp): Promise<CaseId> {
  const { call } = test;
  const { id: caseId } = unwrap(
    await call('cases.create', aNewCase({ complaintIds: ['C-1'], deadlineOn: '2026-10-20', channel: 'ah_reactivate' })),
  );
  const filling = { ...test, caseId };
  const evidenceId = await addEvidence(filling);
  await writeTexts(filling, evidenceId);
  await addStores(filling);
  await sendAndHear(filling);
  await logContacts(filling, evidenceId);
  return caseId;
}

/** @returns the id of a piece that has an earlier version and a highlight; another one was removed */
async function addEvidence(test: Filling): Promise<EvidenceId> {
  const { call, caseId } = test;
  const files = createTempDir();
  const pdfs = [
    putFile(files, 'invoice.pdf', await aPdf(2)),
    putFile(files, 'Rechnung "März": 2.pdf', await aPdf(3)),
    putFile(files, 'wrong.pdf', await aPdf(1)),
  ];
  await test.finished(unwrap(await call('evidence.startImport', { caseId }, pdfs)).jobId);
  const list = unwrap(await call('evidence.list', { caseId }));
  const idOf = (name: string): EvidenceId => {
    const found = list.find(({ fileName }) => fileName.startsWith(name));
    if (!found) throw new Error(`${name} was not taken in`);
    return found.id;
  };
  unwrap(await call('evidence.remove', { caseId, evidenceId: idOf('wrong') }));
  const evidenceId = idOf('invoice');
  const facts = {
    ...{ type: 'supplier_invoice', issuer: 'Acme', holder: 'Brightleaf', documentNumber: '1043', note: 'All units' },
    ...{ documentDate: '2026-03-02', expiresOn: '2027-03-02', quantities: { B0ABCDEFGH: 120 }, pages: [2] },
  };
  unwrap(await call('evidence.update', { caseId, evidenceId, patch: facts }));
  const newer = putFile(files, 'invoice-again.pdf', await aPdf(4));
  await test.finished(unwrap(await call('evidence.startReplace', { caseId, evidenceId }, [newer])).jobId);
  const { pageNumber, rectangles } = aHighlight(evidenceId);
  const highlight = { pageNumber, rectangles, note: 'The ASIN', inPacket: true };
  unwrap(await call('highlights.add', { caseId, evidenceId, highlight }));
  return evidenceId;
}

async function writeTexts({ call, caseId }: Filling, evidenceId: EvidenceId): Promise<void> {
  const plan = {
    rootCause: `We bought 40 units [[${evidenceId}]].`,
    correctiveActions: '- We removed all units.',
    preventiveMeasures: '- We check each order.',
  };
  unwrap(await call('plans.save', { caseId, patch: plan }));
  unwrap(await call('cases.updatePacketOptions', { caseId, patch: { letterText: 'Dear Amazon' } }));
  unwrap(await call('plans.nameRevision', { caseId, name: 'Before the call' }));
  unwrap(await call('plans.save', { caseId, patch: { rootCause: `We bought 37 units [[${evidenceId} p2]].` } }));
  const notes = {
    answered: ['what'],
    links: [{ cause: 'We bought', part: 'correctiveActions' as const, step: 'We removed' }],
    asides: ['Hello'],
  };
  unwrap(await call('plans.saveNotes', { caseId, patch: notes }));
  const draft = { kind: 'callSheet', recipient: 'a@example.com', subject: 'Call', body: 'Ask' } as const;
  unwrap(await call('drafts.save', { caseId, draft }));
  const finding = { rule: 'plan-length', where: 'plan.rootCause', found: 'short', reason: 'It is enough.' };
  unwrap(await call('setAside.add', { caseId, finding }));
  unwrap(await call('cases.update', { caseId, patch: { sales: { B0ABCDEFGH: 90 } } }));
  await review({ call, caseId });
}

async function review({ call, caseId }: Pick<Filling, 'call' | 'caseId'>): Promise<void> {
  unwrap(await call('reviews.saveAnswer', { caseId, questionId: 'work-who', answer: 'The packer.' }));
  unwrap(await call('reviews.saveMetric', { caseId, metricId: 'odr', patch: { value: 1.8, asOf: '2026-09-14' } }));
  unwrap(await call('reviews.addWorksheet', { caseId, problem: 'Open boxes' }));
  for (const title of ['Complaints', 'Orders']) {
    const kind = title === 'Orders' ? ('orders' as const) : ('complaints' as const);
    const source = { text: 'day;asin;note\n2026-03-01;B0ABCDEFGH;Open box\n' };
    const reading = { columns: null, dateOrder: null, asins: null, from: null };
    unwrap(await call('reviews.addList', { caseId, source, reading, kind, title }));
  }
}

/** Two further stores, one of them tied to that of the case. */
async function addStores({ call, caseId }: Filling): Promise<void> {
  const { accountId } = unwrap(await call('cases.get', { caseId })).case;
  const add = async (storeName: string): Promise<AccountId> => {
    const account = { ...aNewCase().account, storeName, marketplace: 'UK' } as never;
    const { id } = unwrap(await call('accounts.add', { account }));
    unwrap(await call('stores.touch', { caseId, accountId: id }));
    return id;
  };
  const relatedId = await add('Brightleaf UK');
  await add('Brightleaf Garden');
  unwrap(await call('stores.link', { accountId, relatedId }));
}

/** One kit, sent by two ways; Amazon asks for more. */
async function sendAndHear(test: Filling): Promise<void> {
  const { call, caseId, desk } = test;
  desk.folder = createTempDir();
  const { jobId } = unwrap(await call('packets.startExport', { caseId, date: '2026-10-01' })) ?? { jobId: '' as JobId };
  await test.finished(jobId);
  const { kitId } = unwrap(await call('submissions.readKit', { caseId, jobId }));
  const sending = {
    ...{ sentAt: '2026-10-01T16:20:00-04:00', zone: 'America/New_York', channel: 'ah_reactivate', person: 'Kim' },
    ...{ subject: 'Appeal', amazonCaseId: '12345678901' },
  };
  const first = unwrap(await call('submissions.record', { caseId, kitId, sending, followUpOn: '2026-10-08' }));
  const other = { ...sending, sentAt: '2026-10-02T09:00:00-04:00', channel: 'reply_email' };
  unwrap(await call('submissions.record', { caseId, kitId, sending: other, followUpOn: null }));
  const reply = {
    contact: anInteraction({ at: '2026-10-06T09:00:00Z', summary: 'More asked', outcome: 'more_info' }),
    ...{ submissionId: first.id, status: 'more-asked' as const, deadlineOn: null },
    requestedItems: ['Invoices from the last 365 days'],
    deadlines: [{ text: 'within 7 days', on: '2026-10-13' }],
  };
  unwrap(await call('submissions.addReply', { caseId, reply }));
}

async function logContacts({ call, caseId }: Filling, evidenceId: EvidenceId): Promise<void> {
  const full = {
    ...{ zone: 'America/New_York', amazonCaseId: '98765', subject: 'Your appeal', body: 'All of it' },
    ...{ attachments: [evidenceId], privateNote: 'She was kind', messageId: 'm1@example.com' },
    ...{ inReplyTo: 'm0@example.com', promises: [{ text: 'A call back', by: 'amazon', dueOn: '2026-10-09' } as const] },
  };
  const logged = unwrap(
    await call('interactions.add', { caseId, interaction: anInteraction({ ...full, summary: 'a' }) }),
  );
  unwrap(await call('interactions.update', { caseId, interactionId: logged.id, patch: { summary: 'b' } }));
  const wrong = unwrap(await call('interactions.add', { caseId, interaction: anInteraction({ summary: 'gone' }) }));
  unwrap(await call('interactions.remove', { caseId, interactionId: wrong.id }));
  const tasks = [
    { kind: 'promise' as const, text: 'We check each order', dueOn: '2026-11-01', doneOn: '2026-10-30' },
    { kind: 'look' as const, text: 'Look at the account', dueOn: '2026-12-01', doneOn: null },
  ];
  unwrap(await call('watch.add', { caseId, tasks }));
}

/** Saves the case as an archive. @returns the file */
export async function saveArchive(test: TestApp, caseId: CaseId): Promise<string> {
  const folder = createTempDir();
  test.desk.folder = folder;
  const started = unwrap(await test.call('archives.startSave', { caseId }));
  const job = await test.finished(started?.jobId ?? ('' as JobId));
  if (job.status !== 'succeeded') throw new Error(JSON.stringify(job.error));
  return join(folder, readdirSync(folder)[0] ?? '');
}

/** Brings an archive in, as after a drop. @returns the job, ended */
export async function openArchive(test: TestApp, file: string) {
  const { archiveId } = unwrap(await test.call('archives.offer', {}, [file]));
  return test.finished(unwrap(await test.call('archives.startOpen', { archiveId })).jobId);
}
