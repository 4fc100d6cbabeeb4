import type { CaseFile } from '../../shared/domain/case-file.ts';
import type { CaseFolder } from '../../shared/domain/case-folder.ts';
import type { Evidence } from '../../shared/domain/evidence.ts';

/**
 * A case of the store in the form of a case folder. Each evidence file gets a folder of its own, named by the evidence,
 * so that it keeps the name under which the user knows it.
 */
export function makeCaseFolder(file: CaseFile): CaseFolder {
  return {
    format: 'reinstate.case/1',
    account: file.account,
    case: { ...file.case, noticeText: file.noticeText, noticeFile: null },
    plan: file.plan,
    evidence: file.evidence.map((item) => ({ ...factsOf(item), id: item.id, file: folderFileName(item) })),
    // Oldest first, as people write a log down.
    interactions: [...file.interactions].reverse(),
  };
}

function factsOf(evidence: Evidence): Omit<CaseFolder['evidence'][number], 'id' | 'file'> {
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

/** Characters that some system refuses in a name, and what would make two names of one; the rest stays as it was. */
function folderFileName({ id, fileName }: Evidence): string {
  const safe = fileName
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '_');
  // Room for the rest of the path; the ending stays.
  const short = safe.length <= 150 ? safe : `${safe.slice(0, 100)}${safe.slice(-20)}`;
  return `evidence/${id}/${short === '' ? 'file' : short}`;
}
