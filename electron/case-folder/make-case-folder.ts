import type { CaseFile, LoggedInteraction } from '../../shared/domain/case-file.ts';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Highlight, HighlightDetails } from '../../shared/domain/highlight.ts';
import type { PacketOptions } from '../../shared/domain/packet-options.ts';
import { EMPTY_PLAN_NOTES } from '../../shared/domain/plan-notes.ts';
import { EMPTY_REVIEW, type CaseReview } from '../../shared/domain/review.ts';
import { portableFileName } from './portable-file-name.ts';

/**
 * A case of the store in the form of a case folder. Each evidence file gets a folder of its own, named by its evidence,
 * so that it keeps the name under which the user knows it.
 */
export function makeCaseFolder(file: CaseFile): CaseFolder {
  return {
    format: 'reinstate.case/1',
    account: file.account,
    case: { ...file.case, packetOptions: optionsOf(file), noticeText: file.noticeText, noticeFile: null },
    plan: file.plan,
    planNotes: file.planNotes ?? EMPTY_PLAN_NOTES,
    evidence: file.evidence.map((item, index) => ({
      ...factsOf(item),
      id: item.id,
      file: `${folderOf(item, index)}/${portableFileName(item.fileName)}`,
      earlierVersions: (file.earlierVersions?.[item.id] ?? []).map(({ fileName, replacedAt, pages }, version) => ({
        file: `${folderOf(item, index)}/earlier-${version + 1}/${portableFileName(fileName)}`,
        ...{ replacedAt, pages },
      })),
      highlights: file.highlights.filter(({ evidenceId }) => evidenceId === item.id).map(detailsOf),
    })),
    // Oldest first, as people write a log down.
    interactions: [...file.interactions].reverse().map((entry) => toFolderEntry(entry, file)),
    drafts: [...(file.drafts ?? [])],
    setAside: [...(file.setAside ?? [])],
    ...sentOf(file),
    watchTasks: [...(file.watchTasks ?? [])],
    otherAccounts: [...(file.otherAccounts ?? [])],
    review: reviewOf(file),
  };
}

/** Without attachments that are no evidence of the folder: those that were removed from the case. */
function toFolderEntry(entry: LoggedInteraction, { evidence }: CaseFile): CaseFolder['interactions'][number] {
  const held = new Set(evidence.map(({ id }) => id));
  const attachments = entry.attachments.filter((id) => held.has(id));
  return { ...entry, attachments, earlierVersions: [...(entry.earlierVersions ?? [])] };
}

/** What was sent and answered; the log is turned round in a folder. */
function sentOf({
  submissions = [],
  replies = [],
  interactions,
}: CaseFile): Pick<CaseFolder, 'submissions' | 'replies'> {
  const turn = (place: number): number => interactions.length - 1 - place;
  return {
    submissions: submissions.map((one) => ({ ...one, logEntry: one.logEntry === null ? null : turn(one.logEntry) })),
    replies: replies.map((one) => ({ ...one, logEntry: turn(one.logEntry) })),
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
): Omit<CaseFolder['evidence'][number], 'id' | 'file' | 'highlights' | 'earlierVersions'> {
  const {
    caseId: _caseId,
    id: _id,
    fileName: _fileName,
    file: _file,
    position: _position,
    addedAt: _at,
    ...facts
  } = evidence;
  return facts;
}

function detailsOf({ pageNumber, rectangles, note, inPacket }: Highlight): HighlightDetails {
  return { pageNumber, rectangles, note, inPacket };
}

/** The number keeps ids apart that differ only in capitals. */
function folderOf({ id }: Evidence, index: number): string {
  return `evidence/${String(index + 1).padStart(2, '0')}-${id}`;
}
