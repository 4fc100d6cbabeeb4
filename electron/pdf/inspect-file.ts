import { isPrinted, type EvidenceMime } from '../../shared/domain/evidence.ts';
import { say } from '../../shared/domain/said.ts';
import { inspectForeignPicture } from './inspect-foreign-picture.ts';
import { inspectPdf } from './inspect-pdf.ts';
import { inspectPicture } from './inspect-picture.ts';
import { describeForeignKind, findEvidenceMime } from './intake/file-kind.ts';
import { note, refuse, type Verdict, type WholeVerdict } from './intake/inspection.ts';
import { hashPicture } from './intake/picture-hash.ts';
import { addPictureFindings } from './intake/picture-findings.ts';
import { inspectPrinted } from './inspect-printed.ts';

const KINDS: readonly { readonly mime: EvidenceMime; readonly name: string; readonly endings: readonly string[] }[] = [
  { mime: 'application/pdf', name: 'a PDF', endings: ['pdf'] },
  { mime: 'image/jpeg', name: 'a JPEG picture', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { mime: 'image/png', name: 'a PNG picture', endings: ['png', 'apng'] },
  { mime: 'image/webp', name: 'a WebP picture', endings: ['webp'] },
  { mime: 'image/gif', name: 'a GIF picture', endings: ['gif'] },
  { mime: 'image/bmp', name: 'a BMP picture', endings: ['bmp', 'dib'] },
  { mime: 'image/tiff', name: 'a TIFF picture', endings: ['tif', 'tiff'] },
  { mime: 'image/heic', name: 'a HEIC photo', endings: ['heic', 'heif', 'hif'] },
  { mime: 'message/rfc822', name: 'an e-mail', endings: ['eml', 'mht', 'mbox'] },
  { mime: 'text/plain', name: 'a text', endings: ['txt', 'text', 'log', 'md'] },
  { mime: 'text/csv', name: 'a table (CSV)', endings: ['csv', 'tsv', 'tab', 'txt'] },
];

/**
 * Decides by content what a file is, and whether it can be evidence. Never throws for any bytes.
 * @param fileName when known: a name that says something else than the content is a finding (`name-mismatch`)
 * @param fontsDir where the packet's fonts are, to count the pages of what is printed; those of the sources by default
 */
export async function inspectFile(bytes: Uint8Array, fileName?: string, fontsDir?: string): Promise<WholeVerdict> {
  if (bytes.length === 0) {
    return refuse(
      'empty',
      say`The file is empty.`,
      say`Get it again from where it came from; the download may have failed.`,
    );
  }
  const mime = findEvidenceMime(bytes, fileName);
  if (!mime) {
    const { name, fix } = describeForeignKind(bytes);
    return refuse('kind', say`This is ${name}, which can't be taken yet.`, fix);
  }
  const verdict = await addPictureHash(bytes, await inspectKind(bytes, mime, fontsDir));
  if (!verdict.ok || !isMisnamed(mime, fileName)) return verdict;
  const { name, endings } = KINDS.find((kind) => kind.mime === mime) ?? { name: mime, endings: [] };
  const message = say`The file is ${name}, though its name says something else.`;
  const mismatch = note('name-mismatch', 'info', message, say`The kit calls it .${endings[0] ?? ''}; nothing to do.`);
  return { ok: true, inspection: { ...verdict.inspection, findings: [...verdict.inspection.findings, mismatch] } };
}

/** Pictures are hashed here, the scans of a PDF where it is open; what has no pixels has no hash. */
async function addPictureHash(bytes: Uint8Array, verdict: Verdict): Promise<WholeVerdict> {
  if (!verdict.ok) return verdict;
  const { inspection } = verdict;
  const isPicture = inspection.kind === 'image';
  const pictureHash = isPicture ? await hashPicture(bytes, inspection.mime) : (inspection.pictureHash ?? null);
  return { ok: true, inspection: { ...inspection, pictureHash } };
}

async function inspectKind(bytes: Uint8Array, mime: EvidenceMime, fontsDir?: string): Promise<Verdict> {
  if (isPrinted(mime)) return inspectPrinted(bytes, mime, fontsDir);
  if (mime === 'application/pdf') return inspectPdf(bytes);
  const isOwnKind = mime === 'image/jpeg' || mime === 'image/png';
  return isOwnKind ? addPictureFindings(bytes, await inspectPicture(bytes, mime)) : inspectForeignPicture(bytes, mime);
}

/** The type that a file's name promises, or undefined when its ending says nothing. */
export function expectedByName(fileName: string): EvidenceMime | undefined {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return KINDS.find((kind) => kind.endings.includes(ending))?.mime;
}

function isMisnamed(mime: EvidenceMime, fileName: string | undefined): boolean {
  const ending = /\.([^.]+)$/.exec(fileName ?? '')?.[1]?.toLowerCase();
  if (ending === undefined) return false;
  const isKnown = KINDS.some((kind) => kind.endings.includes(ending));
  // Texts have all kinds of names.
  if (isPrinted(mime) && !isKnown) return false;
  return !KINDS.some((kind) => kind.mime === mime && kind.endings.includes(ending));
}
