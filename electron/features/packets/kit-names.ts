import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { EvidenceMime } from '../../../shared/domain/evidence.ts';
import type { PacketExhibit, PacketReport } from '../../../shared/domain/packet.ts';
import { safeFileName } from './safe-file-name.ts';

export const PACKET_FILE = 'packet.pdf';
/** The packet, or one of its volumes. */
export const PACKET_NAME = /^packet(?:-\d+-of-\d+)?\.pdf$/;

/** The packet's files in a kit: itself, or its volumes in order. */
export function listPacketFiles({ packet, volumes }: Pick<PacketReport, 'packet' | 'volumes'>): readonly {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}[] {
  return volumes ?? [packet];
}

export const MANIFEST_FILE = 'manifest.json';

/** The longest name that an upload page or an old archive tool may meet. */
const MAX_NAME_LENGTH = 120;
const MAX_FOLDER_TITLE_LENGTH = 60;

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
 * `originals/01_Exhibit-A_supplier-invoice.pdf`: in packet order under any sorting, unique by its number.
 * @param index 0-based place in the packet
 * @param count number of exhibits, which decides how many digits are written
 */
export function originalFileName(exhibit: PacketExhibit, index: number, count: number): string {
  const start = startOfName(exhibit.label, index, count);
  const ending = ENDINGS[exhibit.source.mime];
  const room = MAX_NAME_LENGTH - start.length - 1 - ending.length;
  const title = safeFileName(exhibit.title, room) || safeFileName(exhibit.typeLabel, room);
  return `originals/${start}${title === '' ? '' : `_${title}`}${ending}`;
}

/**
 * `images/02_Exhibit-B_supplier-invoice_page-3`, without its ending: the picture of one page.
 * @param place 0-based place in the packet, number of exhibits, 1-based page of the source
 */
export function pageImageFileName(
  { label, title, typeLabel }: Pick<PacketExhibit, 'label' | 'title' | 'typeLabel'>,
  { index, count, page }: { readonly index: number; readonly count: number; readonly page: number },
): string {
  const start = startOfName(label, index, count);
  const end = `_page-${page}`;
  const room = MAX_NAME_LENGTH - start.length - 1 - end.length - '.jpg'.length;
  const words = safeFileName(title, room) || safeFileName(typeLabel, room);
  return `images/${start}${words === '' ? '' : `_${words}`}${end}`;
}

function startOfName(label: string, index: number, count: number): string {
  return `${String(index + 1).padStart(Math.max(2, String(count).length), '0')}_Exhibit-${label}`;
}

/** Name of a new kit's folder, from the case's title and the day on the letter. */
export function kitFolderName(caseTitle: string, date: LocalDate): string {
  const title = safeFileName(caseTitle, MAX_FOLDER_TITLE_LENGTH);
  return ['appeal', title, date].filter((part) => part !== '').join('-');
}
