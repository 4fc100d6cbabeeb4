import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KitManifest, PacketFault } from '../../../shared/domain/packet.ts';

/** `Exhibit B (p. 9)`, or `Exhibit B (volume 2, p. 9)`, as paste texts name a place. */
const CITATION = /\bExhibit ([A-Z]{1,3}|\d+) \((?:volume (\d+), )?p\. (\d+)\)/g;

/** `Exhibit B, page 2 of the file 02_Exhibit-B_invoice.pdf`, as they name a page of a separate file. */
const FILE_CITATION = /\bExhibit ([A-Z]{1,3}|\d+), page \d+ of the file (\S+\.\p{L}+)/gu;

/** Every place that a paste text names is a page of the exhibit that it names, also where the user typed it; every file is that exhibit's. */
export async function checkPasteTexts(folder: string, { files, report }: KitManifest): Promise<readonly PacketFault[]> {
  const faults: PacketFault[] = [];
  // Without a packet in the kit, texts name the originals.
  if (report.channel?.packet === false) return faults;
  for (const { file } of files.filter((entry) => entry.file.startsWith('paste/'))) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => '');
    for (const [words, label, volume, page] of text.matchAll(CITATION)) {
      const placed = report.exhibits.find((exhibit) => exhibit.label === label);
      const isThere =
        placed !== undefined &&
        (placed.volume === undefined ? volume === undefined : placed.volume === Number(volume)) &&
        Number(page) >= placed.firstPage &&
        Number(page) <= placed.lastPage;
      if (isThere) continue;
      faults.push({ rule: 'paste', page: null, message: `${file} says "${words}", which is not there.` });
    }
    for (const [words, label, name] of text.matchAll(FILE_CITATION)) {
      if (report.exhibits.some((exhibit) => exhibit.label === label && exhibit.enclosed === name)) continue;
      faults.push({ rule: 'paste', page: null, message: `${file} says "${words}", which is not there.` });
    }
  }
  return faults;
}
