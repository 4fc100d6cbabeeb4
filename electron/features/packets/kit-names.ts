import type { LocalDate } from '../../../shared/domain/dates.ts';
import { MAX_NAME_LENGTH, originalFileName, startOfName } from '../../../shared/domain/original-file-name.ts';
import type { PacketExhibit, PacketReport } from '../../../shared/domain/packet.ts';
import { safeFileName } from '../../../shared/domain/safe-file-name.ts';

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

const ORIGINALS_FOLDER = 'originals';
const MAX_FOLDER_TITLE_LENGTH = 60;

/** `originals/01_Exhibit-A_supplier-invoice.pdf`: where an original lies in a kit. Parameters as of `originalFileName`. */
export function originalPath(exhibit: PacketExhibit, index: number, count: number): string {
  return `${ORIGINALS_FOLDER}/${originalFileName(exhibit, index, count)}`;
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

/** Name of a new kit's folder, from the case's title and the day on the letter. */
export function kitFolderName(caseTitle: string, date: LocalDate): string {
  const title = safeFileName(caseTitle, MAX_FOLDER_TITLE_LENGTH);
  return ['appeal', title, date].filter((part) => part !== '').join('-');
}
