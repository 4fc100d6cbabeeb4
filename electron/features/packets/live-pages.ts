import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { CaseFile } from '../../../shared/domain/case-file.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { ChannelOverrides } from '../../../shared/domain/channel.ts';
import { findChannelRules, takesPacket } from '../../../shared/domain/channel-rules.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import { sumShownBytes } from '../../../shared/domain/exhibit-sheets.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { findPacketLimit } from '../../../shared/domain/packet-limit.ts';
import { makePacketPlan } from '../../../shared/domain/packet-plan.ts';
import type { PageText } from '../../../shared/domain/page-text.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import { listPiecePages, type PacketPages } from '../../../shared/domain/packet-pages.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { TempFiles } from '../../vault/temp-files.ts';
import type { DrawPiece, LayOutPlan, PieceOrder } from './packet-ports.ts';

type Options = {
  readonly loadCaseFile: (caseId: CaseId) => Result<CaseFile>;
  readonly catalogue: Catalogue;
  /** The user's own values for what channels take. */
  readonly getChannelOverrides: () => ChannelOverrides;
  /** What was read from a file, by its SHA-256. */
  readonly listTexts: (sha256: string) => readonly PageText[];
  readonly layOutPlan: LayOutPlan;
  readonly drawPiece: DrawPiece;
  /** For the pieces. */
  readonly temp: TempFiles;
  /** What pieces may take on the disk before the oldest go. */
  readonly keptBytes?: number;
};

type Piece = { readonly order: PieceOrder; file?: Promise<StoredFile | undefined>; sizeBytes: number };

const KEPT_BYTES = 512 * 1024 * 1024;
/** The window may still ask for pages of the state that it shows while the next one is laid out. */
const KEPT_STATES = 4;

/**
 * A case's packet page by page, for looking at it while it is edited. Laying out tells what each page is; a page is drawn
 * only when it is asked for, and again only when it has become another one.
 */
export function createLivePages(options: Options) {
  const { loadCaseFile, catalogue, listTexts, layOutPlan, drawPiece, temp, keptBytes = KEPT_BYTES } = options;
  const pieces = new Map<string, Piece>();
  const states: (readonly string[])[] = [];
  let fileCount = 0;

  const remember = (plan: PacketPlan, packet: PacketPages): void => {
    const orders = listOrders(plan, packet);
    for (const [key, order] of orders) {
      const known = pieces.get(key);
      pieces.delete(key);
      pieces.set(key, known ?? { order, sizeBytes: 0 });
    }
    states.push(orders.map(([key]) => key));
    if (states.length > KEPT_STATES) states.shift();
    forgetOld();
  };
  /** Pieces of no state that is kept can't be drawn again, but may come back; files go, oldest first, when they take too much. */
  const forgetOld = (): void => {
    const shown = new Set(states.flat());
    let total = [...pieces.values()].reduce((sum, piece) => sum + piece.sizeBytes, 0);
    for (const [key, piece] of pieces) {
      const isBeingDrawn = piece.file !== undefined && piece.sizeBytes === 0;
      if (isBeingDrawn || (total <= keptBytes && (shown.has(key) || piece.file))) continue;
      total -= piece.sizeBytes;
      void piece.file?.then((file) => (file === undefined ? undefined : rm(file.path, { force: true })));
      if (shown.has(key)) pieces.set(key, { order: piece.order, sizeBytes: 0 });
      else pieces.delete(key);
    }
  };
  const draw = async (key: string, piece: Piece): Promise<StoredFile | undefined> => {
    fileCount += 1;
    const target = temp.locate('pieces', `${fileCount}.pdf`);
    await mkdir(dirname(target.path), { recursive: true });
    const drawn = await drawPiece(key, piece.order, target);
    if (!drawn.ok) return undefined;
    piece.sizeBytes = (await stat(target.path)).size;
    return target;
  };

  return {
    /** Lays a case's packet out as it is now. Errors: not-found; blocked when a citation leads nowhere. */
    layOutPages: async (caseId: CaseId, date: LocalDate): Promise<Result<PacketPages>> => {
      const file = loadCaseFile(caseId);
      if (!file.ok) return file;
      const plan = makePacketPlan(file.value, catalogue, date, listTexts);
      const packet = await layOutPlan(withoutWords(plan));
      if (!packet.ok) return packet;
      remember(plan, packet.value);
      const size = measure(plan, file.value, options);
      return ok({ ...packet.value, ...(size && { size }) });
    },
    /** The file of a piece, drawn when it isn't there yet; undefined when there is no such piece or it can't be drawn. */
    findPiece: async (key: string): Promise<StoredFile | undefined> => {
      const piece = pieces.get(key);
      if (!piece) return undefined;
      piece.file ??= draw(key, piece);
      const file = await piece.file.catch(() => undefined);
      // What failed once may have been in want of memory.
      if (file === undefined) delete piece.file;
      return file;
    },
  };
}

export type LivePages = ReturnType<typeof createLivePages>;

/** What decides whether an export has to reduce or divide this packet; undefined when none is sent. */
function measure(
  { exhibits }: PacketPlan,
  { case: { packetOptions, channel }, account }: CaseFile,
  { catalogue, getChannelOverrides }: Options,
): PacketPages['size'] {
  const rules =
    channel === null ? undefined : findChannelRules(catalogue, channel, account.marketplace, getChannelOverrides());
  if (rules && !takesPacket(rules)) return undefined;
  const { limitBytes } = findPacketLimit(packetOptions, rules);
  return { sourceBytes: sumShownBytes(exhibits), limitBytes };
}

/** What each piece is drawn from. */
function listOrders(plan: PacketPlan, packet: PacketPages): readonly (readonly [string, PieceOrder])[] {
  const slim = withoutWords(plan);
  const own = packet.ownPages.map(({ key }) => [key, { kind: 'own', plan: slim }] as const);
  const evidence = packet.exhibits.flatMap((place, index) => {
    const exhibit = plan.exhibits[index];
    if (!exhibit) return [];
    const { label, evidenceId, separatorPage, firstPage, lastPage } = place;
    const placement = { label, evidenceId, separatorPage, firstPage, lastPage };
    const { paper } = plan;
    const { totalPages } = packet;
    return listPiecePages(exhibit).flatMap((pages, at) => {
      const key = place.pieces[at]?.key;
      if (key === undefined) return [];
      const order: PieceOrder = { kind: 'exhibit', exhibit, placement, pages, paper, totalPages };
      return [[key, order] as const];
    });
  });
  return [...own, ...evidence];
}

/** Recognised words lie over evidence only; for laying out they would be carried to the thread in vain. */
function withoutWords(plan: PacketPlan): PacketPlan {
  return { ...plan, exhibits: plan.exhibits.map(({ recognised: _recognised, ...exhibit }) => exhibit) };
}
