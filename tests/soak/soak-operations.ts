// What a soak does, over and over: each operation is what one press in the window does, through the calls of the window.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../shared/contracts/index.ts';
import { evidenceUrl } from '../../shared/contracts/evidence.ts';
import type { LocalDate } from '../../shared/domain/dates.ts';
import type { CaseId, EvidenceId, JobId } from '../../shared/domain/ids.ts';
import { pieceUrl } from '../../shared/domain/packet-pages.ts';
import type { Result } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import type { Random } from '../hostile/random.ts';

export type Soak = {
  readonly call: <Name extends CallName>(
    channel: Name,
    input: CallInput<Name>,
    paths?: readonly string[],
  ) => Promise<Result<CallOutput<Name>>>;
  readonly readContent: (path: string) => Promise<unknown>;
  /** Waits for the end of a job. */
  readonly finish: (started: Result<{ readonly jobId: JobId } | null>) => Promise<Result<unknown>>;
  readonly random: Random;
  /** Files to take in. */
  readonly papers: readonly string[];
  /** Where kits, archives and timelines are written. */
  readonly outDir: string;
  readonly passphrase: string;
  /** The case that is worked on. */
  readonly caseId: CaseId;
};

type Operation = (soak: Soak) => Promise<Result<unknown>>;

const DATE = '2026-09-20' as LocalDate;
const WORDS = ['supplier', 'invoice', 'pallet', 'carton', 'kitchen', 'scale', 'Acme', 'returned', 'units', 'inspected'];
/** What a case holds at most: what people add for ever would be no leak. */
const MAX_EVIDENCE = 8;
const MAX_CONTACTS = 12;
const MAX_CASES = 5;

const sentence = ({ random }: Soak): string =>
  `${Array.from({ length: 12 }, () => random.pick(WORDS)).join(' ')} ${random.integer(0, 100_000)}.`;

async function pickEvidence({ call, caseId, random }: Soak): Promise<EvidenceId | undefined> {
  const list = await call('evidence.list', { caseId });
  return list.ok && list.value.length > 0 ? random.pick(list.value).id : undefined;
}

/** Does something with one piece of evidence, or adds one when there is none. */
const onEvidence =
  (act: (soak: Soak, one: { caseId: CaseId; evidenceId: EvidenceId }) => Promise<Result<unknown>>): Operation =>
  async (soak) => {
    const evidenceId = await pickEvidence(soak);
    return evidenceId === undefined ? addEvidence(soak) : act(soak, { caseId: soak.caseId, evidenceId });
  };

const addEvidence: Operation = async (soak) => {
  const { call, caseId, random, papers, finish } = soak;
  const list = await call('evidence.list', { caseId });
  if (!list.ok) return list;
  const [oldest] = list.value;
  if (oldest && list.value.length >= MAX_EVIDENCE) {
    return call('evidence.remove', { caseId, evidenceId: oldest.id });
  }
  return finish(await call('evidence.startImport', { caseId }, [random.pick(papers)]));
};

const editPlan: Operation = async (soak) => {
  const { call, caseId, random } = soak;
  const evidenceId = await pickEvidence(soak);
  const part = random.pick(['rootCause', 'correctiveActions', 'preventiveMeasures'] as const);
  const cited = evidenceId === undefined ? '' : ` [[${evidenceId}]]`;
  return call('plans.save', { caseId, patch: { [part]: `${sentence(soak)}${cited}\n\n- ${sentence(soak)}` } });
};

const lookAtPacket: Operation = async ({ call, caseId, readContent, random }) => {
  const packet = await call('packets.layOutPages', { caseId, date: DATE });
  if (packet.ok && packet.value.ownPages.length > 0) {
    await readContent(pieceUrl(random.pick(packet.value.ownPages).key));
  }
  return packet;
};

const addContact: Operation = async (soak) => {
  const { call, caseId } = soak;
  const list = await call('interactions.list', { caseId });
  if (!list.ok) return list;
  const last = list.value.at(-1);
  if (last && list.value.length >= MAX_CONTACTS) {
    return call('interactions.remove', { caseId, interactionId: last.id });
  }
  return call('interactions.add', { caseId, interaction: anInteraction({ summary: sentence(soak) }) });
};

/** A new case; when there are enough, the oldest is deleted for good. */
const turnCases: Operation = async ({ call, random }) => {
  const list = await call('cases.list', {});
  if (!list.ok) return list;
  const oldest = list.value.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))[0];
  if (!oldest || list.value.length < MAX_CASES) {
    return call('cases.create', aNewCase({ title: `Case ${random.integer(0, 1000)}` }));
  }
  const removed = await call('cases.remove', { caseId: oldest.id });
  return removed.ok ? call('deletion.deleteCase', { caseId: oldest.id }) : removed;
};

/** What was written for the user goes again, so that the disk isn't what fills. */
function emptyOut({ outDir }: Soak): void {
  for (const name of readdirSync(outDir)) rmSync(join(outDir, name), { recursive: true, force: true });
}

const exportKit: Operation = async (soak) => {
  const { call, caseId, finish } = soak;
  const done = await finish(await call('packets.startExport', { caseId, date: DATE }));
  emptyOut(soak);
  return done;
};

const passOnArchive: Operation = async (soak) => {
  const { call, caseId, outDir, finish, random, passphrase } = soak;
  const sealed = random.integer(0, 2) === 0 ? { passphrase } : {};
  const saved = await finish(await call('archives.startSave', { caseId, ...sealed }));
  const [name] = readdirSync(outDir).filter((one) => one.endsWith('.reinstate'));
  if (!saved.ok || name === undefined) return saved;
  const offered = await call('archives.offer', {}, [join(outDir, name)]);
  if (!offered.ok) return offered;
  const { archiveId } = offered.value;
  const preview = await call('archives.preview', { archiveId, ...sealed });
  const opened = preview.ok ? await finish(await call('archives.startOpen', { archiveId })) : preview;
  emptyOut(soak);
  return opened;
};

const lookBack: Operation = async ({ call, random }) => {
  const list = await call('backups.list', {});
  if (!list.ok || list.value.length === 0) return list;
  return call('backups.preview', { name: random.pick(list.value).name });
};

const restoreLatest: Operation = async ({ call }) => {
  const made = await call('backups.create', {});
  return made.ok ? call('backups.restore', { name: made.value.name }) : made;
};

const lockAndUnlock: Operation = async ({ call, passphrase }) => {
  const locked = await call('protection.lock', { work: 'wait' });
  return locked.ok ? call('protection.unlock', { by: 'passphrase', passphrase }) : locked;
};

const saveTimeline: Operation = async (soak) => {
  const { call, caseId, random } = soak;
  const format = random.pick(['pdf', 'csv'] as const);
  const saved = await call('timelines.save', { caseId, interactionIds: null, format });
  emptyOut(soak);
  return saved;
};

const markPage = onEvidence(async ({ call }, one) => {
  const listed = await call('highlights.list', one);
  const [first] = listed.ok ? listed.value : [];
  if (first) return call('highlights.remove', { ...one, highlightId: first.id });
  const rectangles = [{ left: 0.1, top: 0.2, width: 0.3, height: 0.04 }];
  return call('highlights.add', { ...one, highlight: { pageNumber: 1, rectangles, note: 'Here', inPacket: true } });
});

const openEvidence = onEvidence(async ({ call, readContent }, one) => {
  await readContent(evidenceUrl(one.caseId, one.evidenceId));
  return call('evidence.readText', one);
});

/** Each with how often it comes, among all. */
export const OPERATIONS: readonly (readonly [name: string, share: number, act: Operation])[] = [
  ['edit the plan', 180, editPlan],
  ['look at the packet', 40, lookAtPacket],
  ['undo', 60, ({ call, caseId }) => call('history.undo', { caseId })],
  ['redo', 40, ({ call, caseId }) => call('history.redo', { caseId })],
  ['audit list', 20, ({ call, caseId }) => call('history.listAudit', { caseId, before: null })],
  ['search', 100, (soak) => soak.call('search.find', { query: soak.random.pick(WORDS) })],
  ['check', 60, ({ call, caseId }) => call('cases.check', { caseId })],
  ['list of cases', 60, ({ call }) => call('cases.list', {})],
  ['what is due', 40, ({ call }) => call('clocks.listDue', {})],
  ['add evidence', 70, addEvidence],
  ['facts', 70, onEvidence((soak, one) => soak.call('evidence.update', { ...one, patch: { note: sentence(soak) } }))],
  ['remove evidence', 20, onEvidence(({ call }, one) => call('evidence.remove', one))],
  [
    'replace evidence',
    20,
    onEvidence(async ({ call, finish, papers, random }, one) =>
      finish(await call('evidence.startReplace', one, [random.pick(papers)])),
    ),
  ],
  ['open evidence', 40, openEvidence],
  ['mark a page', 40, markPage],
  ['contact', 60, addContact],
  ['find in the log', 20, (soak) => soak.call('interactions.find', { caseId: soak.caseId, query: 'document' })],
  ['read a notice', 15, (soak) => soak.call('notices.read', { text: sentence(soak), receivedOn: null })],
  ['title', 30, (soak) => soak.call('cases.update', { caseId: soak.caseId, patch: { title: sentence(soak) } })],
  [
    'settings',
    15,
    ({ call, random }) => call('settings.update', { patch: { theme: random.pick(['light', 'dark'] as const) } }),
  ],
  ['turn cases', 20, turnCases],
  ['export', 20, exportKit],
  ['archive', 12, passOnArchive],
  ['timeline', 10, saveTimeline],
  ['back up', 12, ({ call }) => call('backups.create', {})],
  ['back up to a folder', 6, async ({ call, finish }) => finish(await call('folderBackups.start', {}))],
  ['look into a backup', 12, lookBack],
  ['restore', 4, restoreLatest],
  ['check the vault', 6, async ({ call, finish }) => finish(await call('vault.check', {}))],
  ['lock and unlock', 10, lockAndUnlock],
];

const TOTAL = OPERATIONS.reduce((sum, [, share]) => sum + share, 0);

export function pickOperation(random: Random): (typeof OPERATIONS)[number] {
  let left = random.integer(0, TOTAL);
  for (const operation of OPERATIONS) {
    left -= operation[1];
    if (left < 0) return operation;
  }
  throw new Error('The shares do not add up');
}
