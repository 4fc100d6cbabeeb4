import type { CaseFile, CaseKeeping, LoggedInteraction } from '../../shared/domain/case-file.ts';
import { CASE_FOLDER_REVISION, type CaseFolder, isFileName, MAX_CHANGES } from '../../shared/domain/case-folder.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Highlight } from '../../shared/domain/highlight.ts';
import type { PacketOptions } from '../../shared/domain/packet-options.ts';
import { EMPTY_PLAN_NOTES } from '../../shared/domain/plan-notes.ts';
import { EMPTY_REVIEW, type CaseReview } from '../../shared/domain/review.ts';
import { portableFileName } from './portable-file-name.ts';

const NOTHING_KEPT: CaseKeeping = {
  case: { status: 'preparing' },
  ...{ planVersions: [], submissions: [], formerEvidence: [], accountLinks: [], changes: [] },
};

type FolderHighlight = CaseFolder['evidence'][number]['highlights'][number];

/**
 * A case of the store in the form of a case folder. Each evidence file gets a folder of its own, named by its evidence,
 * so that it keeps the name under which the user knows it.
 * @param keeping what a whole copy has besides; a folder without it is a case that begins
 */
export function makeCaseFolder(file: CaseFile, keeping = NOTHING_KEPT): CaseFolder {
  return {
    format: 'reinstate.case/1',
    revision: CASE_FOLDER_REVISION,
    account: file.account,
    case: {
      ...file.case,
      packetOptions: optionsOf(file),
      ...keeping.case,
      ...{ noticeText: file.noticeText, noticeFile: null },
    },
    plan: file.plan,
    planVersions: keeping.planVersions.map(({ id: _id, caseId: _of, ...version }) => version).reverse(),
    planNotes: file.planNotes ?? EMPTY_PLAN_NOTES,
    evidence: file.evidence.map((item, index) => ({
      ...factsOf(item),
      id: item.id,
      ...nameFile(folderOf(item, index), item.fileName),
      earlierVersions: (file.earlierVersions?.[item.id] ?? []).map(({ fileName, replacedAt, pages }, version) => ({
        ...nameFile(`${folderOf(item, index)}/earlier-${version + 1}`, fileName),
        ...{ replacedAt, pages },
      })),
      highlights: file.highlights.filter(({ evidenceId }) => evidenceId === item.id).map(detailsOf),
    })),
    formerEvidence: [...keeping.formerEvidence],
    // Oldest first, as people write a log down.
    interactions: [...file.interactions].reverse().map((entry) => toFolderEntry(entry, file)),
    drafts: [...(file.drafts ?? [])],
    setAside: [...(file.setAside ?? [])],
    ...sentOf(file, keeping),
    watchTasks: [...(file.watchTasks ?? [])],
    otherAccounts: [...(file.otherAccounts ?? [])],
    accountLinks: keeping.accountLinks.map(([one, other]) => [one, other]),
    changes: keeping.changes
      .slice(0, MAX_CHANGES)
      .map(({ id: _id, ...change }) => change)
      .reverse(),
    review: reviewOf(file),
  };
}

/** A path that every system takes, and the name as the user knows it where the path had to bend it. */
function nameFile(folder: string, fileName: string): { readonly file: string; readonly fileName?: string } {
  const portable = portableFileName(fileName);
  // A name that no folder may hold stays bent.
  const canSay = portable !== fileName && isFileName(fileName);
  return { file: `${folder}/${portable}`, ...(canSay && { fileName }) };
}

/** Without attachments that are no evidence of the folder: those that were removed from the case. */
function toFolderEntry(entry: LoggedInteraction, { evidence }: CaseFile): CaseFolder['interactions'][number] {
  const held = new Set(evidence.map(({ id }) => id));
  const attachments = entry.attachments.filter((id) => held.has(id));
  return { ...entry, attachments, earlierVersions: [...(entry.earlierVersions ?? [])] };
}

/** What was sent and answered; the log is turned round in a folder. */
function sentOf(
  { submissions = [], replies = [], interactions }: CaseFile,
  keeping: CaseKeeping,
): Pick<CaseFolder, 'submissions' | 'replies'> {
  const turn = (place: number): number => interactions.length - 1 - place;
  return {
    submissions: submissions.map((one, index) => ({
      ...one,
      logEntry: one.logEntry === null ? null : turn(one.logEntry),
      ...keptOf(index, keeping),
    })),
    replies: replies.map((one) => ({ ...one, logEntry: turn(one.logEntry) })),
  };
}

/** What the store has of a submission besides its record. */
function keptOf(
  index: number,
  keeping: CaseKeeping,
): Pick<CaseFolder['submissions'][number], 'createdAt' | 'planVersion' | 'keptFiles'> {
  const kept = keeping.submissions[index];
  if (!kept) return { keptFiles: [] };
  const place = keeping.planVersions.findIndex(({ id }) => id === kept.revisionId);
  return {
    createdAt: kept.createdAt,
    planVersion: place === -1 ? null : keeping.planVersions.length - 1 - place,
    keptFiles: kept.keptFiles.map((file) => ({ file, stored: `sent/${index + 1}-round-${kept.round}/${file}` })),
  };
}

/** Without proofs that the folder doesn't hold. */
function reviewOf({ review = EMPTY_REVIEW, evidence }: CaseFile): CaseReview {
  const held = new Set<string>(evidence.map(({ id }) => id));
  const worksheets = review.worksheets.map((worksheet) => ({
    ...worksheet,
    whys: worksheet.whys.map((why) => ({ ...why, evidenceIds: why.evidenceIds.filter((id) => held.has(id)) })),
  }));
  return { ...review, worksheets };
}

/** Without what was chosen for evidence that the folder doesn't hold. */
function optionsOf({ case: { packetOptions }, evidence }: CaseFile): PacketOptions {
  const isHeld = (id: string): boolean => evidence.some((item) => item.id === id);
  const frames = Object.entries(packetOptions.framesByEvidence).filter(([id]) => isHeld(id));
  const enclosed = packetOptions.enclosed.filter(isHeld);
  return { ...packetOptions, framesByEvidence: Object.fromEntries(frames), enclosed };
}

function factsOf(
  evidence: Evidence,
): Omit<CaseFolder['evidence'][number], 'id' | 'file' | 'fileName' | 'highlights' | 'earlierVersions'> {
  const { caseId: _caseId, id: _id, fileName: _fileName, file: _file, position: _position, ...facts } = evidence;
  return facts;
}

function detailsOf({ pageNumber, rectangles, note, inPacket, createdAt }: Highlight): FolderHighlight {
  return { pageNumber, rectangles, note, inPacket, createdAt };
}

/** The number keeps ids apart that differ only in capitals. */
function folderOf({ id }: Evidence, index: number): string {
  return `evidence/${String(index + 1).padStart(2, '0')}-${id}`;
}
