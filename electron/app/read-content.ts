import { isPrinted, type Evidence, type EvidenceMime, type EvidenceVersion } from '../../shared/domain/evidence.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { caseIdSchema, evidenceIdSchema, type CaseId, type EvidenceId } from '../../shared/domain/ids.ts';

/** A file that the page may read, for the shell's protocol. */
export type Content = { readonly file: StoredFile; readonly mime: string };
export type ReadContent = (path: string) => Promise<Content | null>;

const EVIDENCE = /^\/content\/evidence\/([^/]+)\/([^/]+)$/;
const PICTURE = /^\/content\/picture\/([^/]+)\/([^/]+)\/([1-9]\d{0,3})$/;
type Parts = readonly (string | undefined)[];

const VERSION = /^\/content\/version\/([^/]+)\/([^/]+)\/([^/]+?)(?:\/picture\/([1-9]\d{0,3}))?$/;
const PIECE = /^\/content\/piece\/([0-9a-f]{32})\.pdf$/;

/**
 * Answers the kinds of addresses under `/content/`. Ids are looked up, never joined to a path, so that no address
 * can lead anywhere else.
 */
export function createContentReader(options: {
  readonly findEvidence: (caseId: CaseId, evidenceId: EvidenceId) => Evidence | undefined;
  /** The files that evidence had before. */
  readonly listVersions: (caseId: CaseId, evidenceId: EvidenceId) => readonly EvidenceVersion[];
  /** Where a vault file lies, by its SHA-256. */
  readonly locate: (sha256: string) => StoredFile;
  /** Some pages of a packet that is being edited, drawn when they are asked for. */
  readonly findPiece: (key: string) => Promise<StoredFile | undefined>;
  /** A copy of a picture's page that the window can show; null when it needs none or has no such page. */
  readonly findPicture: (evidence: Evidence, pageNumber: number) => Promise<Content | null>;
}): ReadContent {
  const find = (caseId: string | undefined, evidenceId: string | undefined): Evidence | undefined => {
    const ids = [caseIdSchema.safeParse(caseId), evidenceIdSchema.safeParse(evidenceId)] as const;
    return ids[0].success && ids[1].success ? options.findEvidence(ids[0].data, ids[1].data) : undefined;
  };
  const readFile = (evidence: Evidence | undefined): Content | null =>
    evidence ? { file: options.locate(evidence.file.sha256), mime: servedMime(evidence.file.mime) } : null;
  /** The evidence as it was with an earlier file. */
  const findVersion = (caseId?: string, evidenceId?: string, replacedAt?: string): Evidence | undefined => {
    const evidence = find(caseId, evidenceId);
    const versions = evidence ? options.listVersions(evidence.caseId, evidence.id) : [];
    const version = versions.find((item) => item.replacedAt === replacedAt);
    return evidence && version ? { ...evidence, file: version.file } : undefined;
  };
  const readVersion = async ([caseId, evidenceId, replacedAt, page]: Parts): Promise<Content | null> => {
    const shown = findVersion(caseId, evidenceId, replacedAt);
    if (page === undefined || !shown) return readFile(shown);
    return options.findPicture(shown, Number(page));
  };
  return async (path) => {
    const evidence = EVIDENCE.exec(path)?.slice(1).map(decode);
    if (evidence) return readFile(find(evidence[0], evidence[1]));
    const picture = PICTURE.exec(path)?.slice(1).map(decode);
    if (picture) {
      const shown = find(picture[0], picture[1]);
      return shown ? options.findPicture(shown, Number(picture[2])) : null;
    }
    const version = VERSION.exec(path)?.slice(1).map(decode);
    if (version) return readVersion(version);
    const piece = PIECE.exec(path)?.[1];
    const file = piece === undefined ? undefined : await options.findPiece(piece);
    return file === undefined ? null : { file, mime: 'application/pdf' };
  };
}

/** Mails and texts are never shown as they are: to a browser an e-mail is a web page. */
function servedMime(mime: EvidenceMime): string {
  return isPrinted(mime) ? 'application/octet-stream' : mime;
}

function decode(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
