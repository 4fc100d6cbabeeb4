import type { EvidenceMime } from '../../../shared/domain/evidence.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { findBytes, matchesAt } from '../source/byte-scan.ts';
import { hasPdfHeader } from '../open-pdf.ts';
import { hasBmpHead } from '../pictures/read-bmp.ts';
import { findTextMime } from '../printed/text-mime.ts';

/** A kind of file that isn't taken yet: what it is, and what to do instead. */
export type ForeignKind = { readonly name: Said; readonly fix: Said };

const EXPORT_PICTURE = say`Export it as JPEG or PNG, and add that.`;
const PRINT_TO_PDF = say`Open it, choose Print and then "Save as PDF", and add the PDF.`;
const ANYTHING_ELSE = say`Save it as PDF, JPEG or PNG, and add that.`;
const EXPORT_TABLE = say`Download the report as CSV or PDF from where it came from, and add that.`;

/**
 * The kinds that are taken, by content: the name of a file is what somebody typed.
 * @param fileName breaks a tie between kinds of text only
 */
export function findEvidenceMime(bytes: Uint8Array, fileName?: string): EvidenceMime | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes[0] === 0x89 && matchesAt(bytes, 'PNG\r\n', 1)) return 'image/png';
  return findConvertedMime(bytes) ?? (hasPdfHeader(bytes) ? 'application/pdf' : findPrintedMime(bytes, fileName));
}

/** Files without pages of their own. */
function findPrintedMime(bytes: Uint8Array, fileName?: string): EvidenceMime | undefined {
  if (isKnownBinary(bytes)) return undefined;
  const found = findTextMime(bytes, fileName);
  return found === 'message/rfc822' || found === 'text/csv' || found === 'text/plain' ? found : undefined;
}

/** Documents and archives, whose beginning may look like text. */
function isKnownBinary(bytes: Uint8Array): boolean {
  return (describePicture(bytes) ?? describeDocument(bytes)) !== undefined;
}

/** Pictures that a PDF can't hold as they are. */
function findConvertedMime(bytes: Uint8Array): EvidenceMime | undefined {
  if (matchesAt(bytes, 'RIFF', 0) && matchesAt(bytes, 'WEBP', 8)) return 'image/webp';
  if (matchesAt(bytes, 'GIF87a', 0) || matchesAt(bytes, 'GIF89a', 0)) return 'image/gif';
  if (matchesAt(bytes, 'II*\0', 0) || matchesAt(bytes, 'MM\0*', 0)) return 'image/tiff';
  if (isHeic(bytes)) return 'image/heic';
  return hasBmpHead(bytes) ? 'image/bmp' : undefined;
}

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis'];
const MAX_BRANDS = 32;

/** HEIC, AVIF and film share one container (ISO 14496-12, ISO 23008-12); its brands tell them apart. */
function isHeic(bytes: Uint8Array): boolean {
  if (!matchesAt(bytes, 'ftyp', 4)) return false;
  const head = Buffer.from(bytes.subarray(0, 16 + MAX_BRANDS * 4));
  const end = Math.min(head.length, head.readUInt32BE(0));
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4));
  if (brands.some((brand) => HEIC_BRANDS.includes(brand))) return true;
  return /^m[is]f1$/.test(brands[0] ?? '') && !brands.includes('avif') && !brands.includes('avis');
}

/** What a file is that isn't taken, as far as its content shows. */
export function describeForeignKind(bytes: Uint8Array): ForeignKind {
  return (
    describePicture(bytes) ??
    describeDocument(bytes) ??
    describeText(bytes) ?? { name: say`a kind of file that isn't known here`, fix: ANYTHING_ELSE }
  );
}

function describePicture(bytes: Uint8Array): ForeignKind | undefined {
  if (matchesAt(bytes, 'ftyp', 4)) return describeIsoMedia(Buffer.from(bytes.subarray(8, 12)).toString('latin1'));
  if (matchesAt(bytes, 'II+\0', 0) || matchesAt(bytes, 'MM\0+', 0)) {
    return { name: say`a TIFF picture of the kind for huge files (BigTIFF)`, fix: EXPORT_PICTURE };
  }
  return undefined;
}

/** What else the container of HEIC holds. */
function describeIsoMedia(brand: string): ForeignKind {
  if (['avif', 'avis', 'mif1', 'msf1'].includes(brand)) return { name: say`an AVIF picture`, fix: EXPORT_PICTURE };
  return { name: say`a film`, fix: say`Take pictures of what matters in it, and add those.` };
}

function describeDocument(bytes: Uint8Array): ForeignKind | undefined {
  if (matchesAt(bytes, 'PK\x03\x04', 0)) return describeZip(bytes);
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) {
    return { name: say`an Office document or an Outlook message of an older kind`, fix: PRINT_TO_PDF };
  }
  if (matchesAt(bytes, '{\\rtf', 0)) return { name: say`an RTF document`, fix: PRINT_TO_PDF };
  if (matchesAt(bytes, '%!PS', 0)) return { name: say`a PostScript file`, fix: ANYTHING_ELSE };
  if (matchesAt(bytes, 'Rar!', 0) || matchesAt(bytes, '7z\xbc\xaf', 0)) {
    return { name: say`an archive`, fix: say`Unpack it, and add the files in it.` };
  }
  return undefined;
}

/** Office documents are ZIP files; the names in them tell which. */
function describeZip(bytes: Uint8Array): ForeignKind {
  const head = bytes.subarray(0, 65_536);
  const has = (text: string): boolean => findBytes(head, text, 0) !== -1;
  if (has('word/') || has('mimetypeapplication/vnd.oasis.opendocument.text')) {
    return { name: say`a Word document`, fix: say`Save it as PDF (File, Save as, PDF), and add that.` };
  }
  if (has('xl/') || has('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) {
    return { name: say`an Excel workbook`, fix: say`Save the sheet that matters as PDF, and add that.` };
  }
  if (has('ppt/')) return { name: say`a PowerPoint presentation`, fix: say`Save it as PDF, and add that.` };
  return { name: say`a ZIP archive`, fix: say`Unpack it, and add the files in it.` };
}

/** Texts for programs, not for people. */
function describeText(bytes: Uint8Array): ForeignKind | undefined {
  switch (findTextMime(bytes)) {
    case 'html':
      return { name: say`a web page`, fix: PRINT_TO_PDF };
    case 'svg':
      return { name: say`an SVG drawing`, fix: EXPORT_PICTURE };
    case 'rtf':
      return { name: say`an RTF document`, fix: PRINT_TO_PDF };
    case 'json':
      return { name: say`a JSON data file`, fix: EXPORT_TABLE };
    case 'xml':
      return { name: say`an XML data file`, fix: EXPORT_TABLE };
    case 'calendar':
      return { name: say`a calendar or contact file`, fix: PRINT_TO_PDF };
    default:
      return undefined;
  }
}
