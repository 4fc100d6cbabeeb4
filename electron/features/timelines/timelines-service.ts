import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CaseFile } from '../../../shared/domain/case-file.ts';
import { findEntry, type Catalogue } from '../../../shared/domain/catalogue.ts';
import { makeTimeline, TIMELINE_TITLE, type Timeline } from '../../../shared/domain/contacts/timeline.ts';
import { makeTimelineCsv } from '../../../shared/domain/contacts/timeline-csv.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Evidence, EvidenceFacts } from '../../../shared/domain/evidence.ts';
import type { CaseId, EvidenceId, InteractionId } from '../../../shared/domain/ids.ts';
import type { Interaction } from '../../../shared/domain/interaction.ts';
import type { Paper } from '../../../shared/domain/packet-options.ts';
import { safeFileName } from '../../../shared/domain/safe-file-name.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { conflict } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { AddedEvidence, NewEvidence } from '../evidence/evidence-service.ts';
import type { TakeIn } from '../evidence/take-in.ts';
import type { ChangeCase } from '../history/case-changer.ts';
import { findTargetFailure } from '../packets/kit-target.ts';
import { readStored, writeStored } from '../../vault/stored-file.ts';
import type { TempFiles } from '../../vault/temp-files.ts';
import { saveNewFile } from '../save-new-file.ts';
import { say } from '../../../shared/domain/said.ts';
import type { ChooseFolder } from '../choose-folder.ts';

type Options = {
  readonly loadCaseFile: (caseId: CaseId) => Result<CaseFile>;
  readonly interactions: { listFull(caseId: CaseId): readonly Interaction[] };
  readonly evidence: {
    add(caseId: CaseId, added: NewEvidence): Result<AddedEvidence>;
    update(caseId: CaseId, id: EvidenceId, patch: Partial<EvidenceFacts>): Result<Evidence>;
  };
  readonly takeIn: TakeIn;
  readonly writeTimeline: (task: {
    readonly timeline: Timeline;
    readonly paper: Paper;
    readonly target: StoredFile;
  }) => Promise<Result<{ readonly pages: number }>>;
  readonly change: ChangeCase;
  readonly catalogue: Catalogue;
  readonly chooseFolder: ChooseFolder;
  /** Where a timeline waits until it is in the vault. */
  readonly temp: TempFiles;
  readonly newId: () => string;
  readonly today: () => LocalDate;
};

/** The document type of a timeline among the evidence. */
const TIMELINE_TYPE = 'contact_timeline';
const NOTE = 'When and how we contacted Amazon, and what Amazon answered. Made by us from our own log of contacts.';
const NEVER = new AbortController().signal;

export type TimelineFormat = 'pdf' | 'csv';
/** Ids of the entries to show; null: all that are not left out. */
type Chosen = readonly InteractionId[] | null;

/** The log of contacts as a document for others: pages and a table. */
export function createTimelinesService(options: Options) {
  const { newId, temp, takeIn, evidence, change, today } = options;
  const render = (caseId: CaseId, chosen: Chosen, format: TimelineFormat): Promise<Result<Uint8Array>> =>
    renderTimeline(options, { caseId, chosen, format, date: today() });
  return {
    /** The bytes of a timeline. Errors: not-found, conflict (no entry to show). */
    render: (caseId: CaseId, format: TimelineFormat, date: LocalDate): Promise<Result<Uint8Array>> =>
      renderTimeline(options, { caseId, chosen: null, format, date }),
    /** Asks for a folder and writes the file there. Null when the user closed the dialog. */
    save: async (caseId: CaseId, chosen: Chosen, format: TimelineFormat): Promise<Result<{ path: string } | null>> => {
      const bytes = await render(caseId, chosen, format);
      if (!bytes.ok) return bytes;
      const folder = await options.chooseFolder('timeline');
      if (folder === null) return ok(null);
      try {
        const name = { base: nameTimeline(options, caseId, today()), ending: `.${format}` };
        return ok({ path: await saveNewFile(folder, name, bytes.value, newId()) });
      } catch (thrown) {
        const failure = findTargetFailure(thrown, folder);
        if (failure) return fail(failure);
        throw thrown;
      }
    },
    /** Makes the pages and takes them in as evidence of the case, which can be cited then. */
    addToEvidence: async (caseId: CaseId, chosen: Chosen): Promise<Result<AddedEvidence>> => {
      const file = options.loadCaseFile(caseId);
      const bytes = file.ok ? await render(caseId, chosen, 'pdf') : file;
      if (!file.ok || !bytes.ok) return file.ok ? (bytes as Result<never>) : file;
      const waiting = temp.locate('timelines', newId(), `${nameTimeline(options, caseId, today())}.pdf`);
      try {
        await mkdir(dirname(waiting.path), { recursive: true });
        await writeStored(waiting, bytes.value);
        const taken = await takeIn(caseId, waiting, NEVER);
        if (!taken.ok) return taken;
        return change({ caseId, name: say`Add timeline`, events: ['evidence.changed'] }, () => {
          const added = evidence.add(caseId, { ...taken.value, mergeKey: `timeline:${newId()}`, type: TIMELINE_TYPE });
          if (!added.ok || added.value.isDuplicate) return added;
          const facts = {
            title: TIMELINE_TITLE,
            issuer: file.value.account.legalName || file.value.account.storeName,
            documentDate: today(),
            note: NOTE,
          };
          const updated = evidence.update(caseId, added.value.evidence.id, facts);
          return updated.ok ? ok({ evidence: updated.value, isDuplicate: false }) : updated;
        });
      } finally {
        await rm(dirname(waiting.path), { recursive: true, force: true });
      }
    },
  };
}

export type TimelinesService = ReturnType<typeof createTimelinesService>;

type Order = {
  readonly caseId: CaseId;
  readonly chosen: Chosen;
  readonly format: TimelineFormat;
  readonly date: LocalDate;
};

async function renderTimeline(options: Options, { caseId, chosen, format, date }: Order): Promise<Result<Uint8Array>> {
  const file = options.loadCaseFile(caseId);
  if (!file.ok) return file;
  const timeline = gather(options, file.value, caseId, chosen, date);
  if (timeline.entries.length === 0) {
    return fail(conflict('timeline', say`There is no contact that the timeline may show.`));
  }
  if (format === 'csv') return ok(Buffer.from(makeTimelineCsv(timeline), 'utf8'));
  const { case: it, account } = file.value;
  const paper = it.packetOptions.paper ?? findEntry(options.catalogue.marketplaces, account.marketplace)?.paper ?? 'a4';
  const target = options.temp.locate('timelines', `${options.newId()}.pdf`);
  await mkdir(dirname(target.path), { recursive: true });
  try {
    const written = await options.writeTimeline({ timeline, paper, target });
    return written.ok ? ok(await readStored(target)) : written;
  } finally {
    await rm(target.path, { force: true });
  }
}

function gather(options: Options, file: CaseFile, caseId: CaseId, chosen: Chosen, today: LocalDate): Timeline {
  const wanted = chosen === null ? null : new Set<string>(chosen);
  // The log comes latest first; equal moments keep the order in which they were logged.
  const listed = options.interactions.listFull(caseId).toReversed();
  return makeTimeline({
    account: file.account,
    case: file.case,
    interactions: listed.filter(({ id }) => wanted === null || wanted.has(id)),
    titles: new Map(file.evidence.map(({ id, title }) => [id, title])),
    ...{ catalogue: options.catalogue, today },
  });
}

function nameTimeline({ loadCaseFile }: Options, caseId: CaseId, date: LocalDate): string {
  const file = loadCaseFile(caseId);
  const store = file.ok ? safeFileName(file.value.account.storeName, 40) : '';
  return ['contact-timeline', store, date].filter((part) => part !== '').join('-');
}
