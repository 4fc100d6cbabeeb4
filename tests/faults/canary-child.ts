// The child of canary.test.ts: the whole application on a protected folder, doing everything that writes. Arguments: the folder, the vault
// key in hex. Says `phase <name>` after each piece of work and goes on when a line comes in; in the last one it works until it is killed.
import { mkdirSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { deriveVaultKeys } from '../../electron/keys/vault-keys.ts';
import { forkNodeProcess } from '../../electron/jobs/fork-node-process.ts';
import type { CaseId, JobId } from '../../shared/domain/ids.ts';
import type { LocalDate } from '../../shared/domain/dates.ts';
import { pieceUrl } from '../../shared/domain/packet-pages.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { aPdf } from '../support/sample-files.ts';
import { makeMail } from '../fixtures/printed-files.ts';
import { placesIn, startRunning, type Running } from './app-steps.ts';
import { canaryText } from './canaries.ts';

const [dir = '', vaultKey = ''] = process.argv.slice(2);
const places = placesIn(dir);
const keys = deriveVaultKeys(Buffer.from(vaultKey, 'hex'));
const lineHost = { fork: forkNodeProcess, file: new URL('../../electron/jobs/line-process.ts', import.meta.url) };
const DATE = '2026-09-20' as LocalDate;
let nextText = 0;
const canary = (): string => canaryText((nextText += 1));

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
async function pause(phase: string): Promise<void> {
  writeSync(1, `phase ${phase}\n`);
  await lines.next();
}

let starts = 0;
async function start(): Promise<Running> {
  starts += 1;
  return unwrap(await startRunning(places, starts, { keys, lineHost, readsTexts: true }));
}

async function finish({ app }: Running, started: { readonly jobId: JobId } | null): Promise<void> {
  if (!started) throw new Error('Nothing was started');
  for (;;) {
    const jobs = unwrap(await app.call('jobs.list', {}, [])) as readonly {
      id: string;
      status: string;
      error: unknown;
    }[];
    const job = jobs.find(({ id }) => id === started.jobId);
    if (job?.status === 'succeeded') return;
    if (job && ['failed', 'cancelled'].includes(job.status)) throw new Error(JSON.stringify(job));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function putSources(): Promise<readonly string[]> {
  mkdirSync(places.sourcesDir, { recursive: true });
  mkdirSync(places.outDir, { recursive: true });
  const put = (name: string, bytes: Uint8Array): string => {
    const path = join(places.sourcesDir, name);
    writeFileSync(path, bytes);
    return path;
  };
  const noise = Buffer.from(Array.from({ length: 120 * 90 * 3 }, (_, at) => (at * 7919 + at ** 2) % 251));
  const picture = sharp(noise, { raw: { width: 120, height: 90, channels: 3 } });
  const attached = { name: 'terms.pdf', mime: 'application/pdf', bytes: await aPdf(1, canary()) };
  return [
    put('canary-invoice.pdf', await aPdf(3, canary())),
    put('canary-photo.jpg', await picture.clone().jpeg().toBuffer()),
    put('canary-scan.tiff', await picture.clone().tiff().toBuffer()),
    put('canary-letter.eml', makeMail([attached])),
    put('canary-table.csv', Buffer.from(`item,note\n1,${canary()}\n2,${canary()}\n`)),
  ];
}

async function describeCase(run: Running): Promise<CaseId> {
  const { call } = run;
  const details = aNewCase({ title: canary() });
  const { id: caseId } = unwrap(await call('cases.create', { ...details, noticeText: `Hello,\n${canary()}\n` }));
  unwrap(await call('cases.updateNotice', { caseId, noticeText: `Your account was deactivated. ${canary()}` }));
  unwrap(await call('notices.read', { text: `Your account was deactivated. ${canary()}`, receivedOn: null }));
  const notice = join(places.sourcesDir, 'notice.eml');
  writeFileSync(notice, `Subject: ${canary()}\n\nYour account was deactivated. ${canary()}\n`);
  unwrap(await call('notices.readFile', {}, [notice]));
  for (let n = 0; n < 5; n += 1) {
    unwrap(
      await call('interactions.add', { caseId, interaction: anInteraction({ person: canary(), summary: canary() }) }),
    );
  }
  return caseId;
}

async function workOnEvidence(run: Running, caseId: CaseId, paths: readonly string[]): Promise<void> {
  const { call, app } = run;
  await finish(run, unwrap(await call('evidence.startImport', { caseId }, paths)));
  const list = unwrap(await call('evidence.list', { caseId }));
  const rootCause = `${canary()}. Bought as in [[${list[0]?.id ?? ''}]].`;
  unwrap(await call('plans.save', { caseId, patch: { rootCause } }));
  const picture = (
    await sharp(readFileSync(join(places.sourcesDir, 'canary-photo.jpg')))
      .resize(72)
      .webp()
      .toBuffer()
  ).toString('base64');
  for (const { id: evidenceId, file } of list) {
    unwrap(await call('evidence.update', { caseId, evidenceId, patch: { title: canary() } }));
    unwrap(await call('evidence.keepThumbnail', { caseId, evidenceId, sha256: file.sha256, picture }));
    unwrap(await call('evidence.readText', { caseId, evidenceId }));
    await app.readContent(`/content/evidence/${caseId}/${evidenceId}`);
    await app.readContent(`/content/picture/${caseId}/${evidenceId}/1`);
    const offered = await call('evidence.listAttachments', { caseId, evidenceId });
    if (offered.ok && offered.value.length > 0)
      await finish(
        run,
        unwrap(await call('evidence.addAttachments', { caseId, evidenceId, indexes: [offered.value[0]?.index ?? 0] })),
      );
  }
  unwrap(await call('search.find', { query: 'canary' }));
}

async function lookAndExport(run: Running, caseId: CaseId): Promise<void> {
  const { call, app } = run;
  const packet = unwrap(await call('packets.layOutPages', { caseId, date: DATE }));
  for (const { key } of packet.ownPages) await app.readContent(pieceUrl(key));
  await finish(run, unwrap(await call('packets.startExport', { caseId, date: DATE })));
  await finish(run, unwrap(await call('archives.startSave', { caseId })));
}

async function sendAndUndo(run: Running, caseId: CaseId): Promise<void> {
  const { call } = run;
  const offer = unwrap(await call('submissions.chooseKit', { caseId }));
  unwrap(
    await call('submissions.record', {
      ...{ caseId, kitId: offer?.kitId ?? '', followUpOn: '2026-09-28' },
      sending: {
        ...{ sentAt: '2026-09-20T12:00:00Z', zone: 'UTC', channel: 'ah_reactivate' },
        ...{ person: canary(), subject: canary(), amazonCaseId: '' },
      },
    }),
  );
  const { name } = unwrap(await call('backups.create', {}));
  unwrap(await call('backups.preview', { name }));
  const [first] = unwrap(await call('evidence.list', { caseId }));
  if (first) unwrap(await call('evidence.remove', { caseId, evidenceId: first.id }));
  unwrap(await call('history.undo', { caseId }));
  unwrap(await call('backups.restore', { name }));
}

const paths = await putSources();
let run = await start();
await run.call('cases.openExample', {}).then(unwrap);
await pause('sample case');
const caseId = await describeCase(run);
await workOnEvidence(run, caseId, paths);
await pause('evidence');
await lookAndExport(run, caseId);
await pause('export');
await sendAndUndo(run, caseId);
await pause('backup and restore');
await run.app.close();
await pause('closed');
run = await start();
await pause('started again');
// Killed in the middle of all this.
writeSync(1, 'phase to be killed\n');
for (let n = 0; ; n += 1) {
  const { id } = unwrap(await run.call('cases.create', aNewCase({ title: `${canaryText(59)} ${n}` })));
  const kinds = await Promise.all([
    run.call('evidence.startImport', { caseId: id }, paths),
    run.call('packets.startExport', { caseId, date: DATE }),
    run.call('packets.layOutPages', { caseId, date: DATE }),
  ]);
  for (const kind of kinds.slice(0, 2))
    if (kind.ok) await finish(run, kind.value as { jobId: JobId }).catch(() => undefined);
  if (readdirSync(places.outDir).length > 1000) break;
}
