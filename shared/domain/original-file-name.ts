import type { EvidenceMime } from './evidence.ts';
import type { PacketExhibit } from './packet.ts';
import { safeFileName } from './safe-file-name.ts';

/** The longest name that an upload page or an old archive tool may meet. */
export const MAX_NAME_LENGTH = 120;

type NamedExhibit = Pick<PacketExhibit, 'label' | 'title' | 'typeLabel'> & {
  readonly source: Pick<PacketExhibit['source'], 'mime'>;
};

const ENDINGS: Readonly<Record<EvidenceMime, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/bmp': '.bmp',
  'image/tiff': '.tif',
  'image/heic': '.heic',
  'message/rfc822': '.eml',
  'text/plain': '.txt',
  'text/csv': '.csv',
};

/**
 * `01_Exhibit-A_supplier-invoice.pdf`, the name of an original in a kit: in packet order under any sorting, unique by its
 * number.
 * @param index 0-based place in the packet
 * @param count number of exhibits, which decides how many digits are written
 */
export function originalFileName(exhibit: NamedExhibit, index: number, count: number): string {
  const start = startOfName(exhibit.label, index, count);
  const ending = ENDINGS[exhibit.source.mime];
  const room = MAX_NAME_LENGTH - start.length - 1 - ending.length;
  const title = safeFileName(exhibit.title, room) || safeFileName(exhibit.typeLabel, room);
  return `${start}${title === '' ? '' : `_${title}`}${ending}`;
}

/** `01_Exhibit-A`: how the names of everything that belongs to an exhibit begin. */
export function startOfName(label: string, index: number, count: number): string {
  return `${String(index + 1).padStart(Math.max(2, String(count).length), '0')}_Exhibit-${label}`;
}
