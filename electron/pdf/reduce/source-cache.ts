import type { PDFRawStream } from 'pdf-lib';
import { listShownExhibits } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import { listSourcePictures, type SourcePicture } from './source-pictures.ts';

/** Files that are kept open together; above it the one that was used longest ago is closed. */
const BUDGET_BYTES = 64 * 1024 * 1024;

type OpenSource = { readonly sizeBytes: number; readonly pictures: ReadonlyMap<string, SourcePicture> };

/** The pictures of a packet's sources; a few files stay open, within a budget of memory. */
export function createSourceCache(plan: PacketPlan, readSource: (sha256: string) => Promise<Uint8Array>) {
  const open = new Map<string, OpenSource>();

  const listPictures = async (sha256: string): Promise<OpenSource['pictures']> => {
    const known = open.get(sha256);
    if (known) {
      // The last one is the newest.
      open.delete(sha256);
      open.set(sha256, known);
      return known.pictures;
    }
    const exhibits = listShownExhibits(plan.exhibits).filter(({ source }) => source.sha256 === sha256);
    const sizeBytes = exhibits[0]?.source.sizeBytes ?? 0;
    makeRoom(open, sizeBytes);
    const pictures = await listSourcePictures(await readSource(sha256), exhibits, plan.paper);
    open.set(sha256, { sizeBytes, pictures });
    return pictures;
  };

  return {
    listPictures,
    getStream: async (sha256: string, name: string): Promise<PDFRawStream | undefined> =>
      (await listPictures(sha256)).get(name)?.stream,
  };
}

function makeRoom(open: Map<string, OpenSource>, sizeBytes: number): void {
  let total = [...open.values()].reduce((sum, source) => sum + source.sizeBytes, sizeBytes);
  for (const [sha256, source] of open) {
    if (total <= BUDGET_BYTES) return;
    open.delete(sha256);
    total -= source.sizeBytes;
  }
}
