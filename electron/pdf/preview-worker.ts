import type { PacketPlan } from '../../shared/domain/packet.ts';
import type { PacketPages } from '../../shared/domain/packet-pages.ts';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { serveLine } from '../jobs/serve-line.ts';
import { readStored, writeStored } from '../vault/stored-file.ts';
import { composeFrontMatter } from './own-pages/compose-front-matter.ts';
import type { OwnPage } from './own-pages/own-page.ts';
import { UnresolvedCitationError } from './own-pages/resolve-citation.ts';
import { UnreadableSourceError } from './packet/place-exhibits.ts';
import { layOutPages, listOwnPages } from './preview/lay-out-pages.ts';
import { keyOwnPage } from './preview/own-page-key.ts';
import { writeExhibitPiece, writeOwnPiece, type ExhibitPieceOrder } from './preview/write-piece.ts';
import { getPacketFonts } from './text/get-packet-fonts.ts';
import type { PacketFonts } from './text/packet-fonts.ts';

/** What the worker is told: lay a packet out, or write one piece of it into a file. */
export type PreviewWorkerTask = {
  readonly fontsDir: string;
  /** The folder with the user's own fonts, if there is one. */
  readonly addedFontsDir?: string;
} & (
  | { readonly kind: 'lay-out'; readonly plan: PacketPlan }
  /** The plan in case this thread hasn't laid it out itself. */
  | { readonly kind: 'own'; readonly plan: PacketPlan; readonly key: string; readonly target: StoredFile }
  | ({ readonly kind: 'exhibit'; readonly file: StoredFile; readonly target: StoredFile } & ExhibitPieceOrder)
);

/** Laid-out pages of our own that are kept: those of several states of a case. */
const KEPT_PAGES = 2000;

const pages = new Map<string, OwnPage>();

function getFonts({ fontsDir, addedFontsDir }: PreviewWorkerTask): PacketFonts {
  return getPacketFonts(fontsDir, addedFontsDir);
}

function layOut(plan: PacketPlan, packetFonts: PacketFonts): PacketPages {
  const front = composeFrontMatter(plan, packetFonts);
  for (const { page } of listOwnPages(front)) {
    const key = keyOwnPage(page);
    pages.delete(key);
    pages.set(key, page);
  }
  for (const key of pages.keys()) {
    if (pages.size <= KEPT_PAGES) break;
    pages.delete(key);
  }
  return layOutPages(plan, front);
}

async function writeOwn(task: Extract<PreviewWorkerTask, { kind: 'own' }>): Promise<Result<null>> {
  const packetFonts = getFonts(task);
  if (!pages.has(task.key)) layOut(task.plan, packetFonts);
  const page = pages.get(task.key);
  if (!page) return fail(appError('not-found', 'There is no such page any more.', { what: 'page', id: task.key }));
  await writeStored(task.target, await writeOwnPiece(page, packetFonts));
  return ok(null);
}

async function run(task: PreviewWorkerTask): Promise<Result<PacketPages | null>> {
  try {
    if (task.kind === 'lay-out') return ok(layOut(task.plan, getFonts(task)));
    if (task.kind === 'own') return await writeOwn(task);
    await writeStored(task.target, await writeExhibitPiece(await readStored(task.file), task, getFonts(task)));
    return ok(null);
  } catch (error) {
    if (error instanceof UnresolvedCitationError) {
      return fail(appError('blocked', error.message, { findings: [] }));
    }
    if (error instanceof UnreadableSourceError && task.kind === 'exhibit') {
      return fail(appError('source-unreadable', error.message, { file: task.exhibit.source.fileName }));
    }
    throw error;
  }
}

serveLine(run);
