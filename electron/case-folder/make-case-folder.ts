import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';
import type { Highlight, HighlightDetails } from '../../shared/domain/highlight.ts';

/**
 * A case of the store in the form of a case folder. Each evidence file gets a folder of its own, named by its evidence,
 * so that it keeps the name under which the user knows it.
 */
export function makeCaseFolder(file: CaseFile): CaseFolder {
  return {
    format: 'reinstate.case/1',
    account: file.account,
    case: { ...file.case, noticeText: file.noticeText, noticeFile: null },
    plan: file.plan,
    evidence: file.evidence.map((item, index) => ({
      ...factsOf(item),
      id: item.id,
      file: folderFileName(item, index),
      highlights: file.highlights.filter(({ evidenceId }) => evidenceId === item.id).map(detailsOf),
    })),
    // Oldest first, as people write a log down.
    interactions: [...file.interactions].reverse(),
  };
}

function factsOf(evidence: Evidence): Omit<CaseFolder['evidence'][number], 'id' | 'file' | 'highlights'> {
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

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)/i;

/**
 * Characters that some system refuses in a name are replaced; the rest stays as it was. The number keeps ids apart that
 * differ only in capitals.
 */
function folderFileName({ id, fileName }: Evidence, index: number): string {
  const safe = fileName
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '_')
    .replace(DEVICE_NAME, '_$&');
  // Room for the rest of the path; the ending stays.
  const short = safe.length <= 150 ? safe : `${safe.slice(0, 100)}${safe.slice(-20)}`;
  return `evidence/${String(index + 1).padStart(2, '0')}-${id}/${short === '' ? 'file' : short}`;
}
