import type { ExhibitPages, PacketPages } from '../../../shared/domain/packet-pages.ts';
import type { PacketExhibit, PacketFault, PacketPlan, PacketReport } from '../../../shared/domain/packet.ts';
import type { PageImageDone, PageImageOrder } from '../../../shared/domain/page-image.ts';
import type { PacketLimit } from '../../../shared/domain/packet-limit.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import type { Result } from '../../../shared/result.ts';

export type Progress = (done: number, total: number, step: string) => void;

/** Writes a packet to a path that doesn't exist yet, reads it back, and reports it; `findings` of the report is empty or its own. */
export type WritePacket = (input: {
  readonly plan: PacketPlan;
  readonly target: string;
  /** What each of its files has to keep; none when absent. In volumes it lies beside the target: see the report. */
  readonly limit?: PacketLimit;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}) => Promise<Result<PacketReport>>;

/** Where an original of a kit lies, and the label of its exhibit. */
export type OriginalOfKit = { readonly label: string; readonly file: string };

/**
 * Reads a written packet back and names what is wrong with it.
 * @param report what the packet should be; null when only the file itself can be judged
 * @param originals of exhibits, to compare their pages with; none when absent
 */
export type VerifyPacket = (input: {
  readonly file: string;
  readonly report: PacketReport | null;
  readonly originals?: readonly OriginalOfKit[];
  readonly signal: AbortSignal;
}) => Promise<Result<readonly PacketFault[]>>;

/** Lays a packet out. Errors: blocked when a citation leads nowhere. */
export type LayOutPlan = (plan: PacketPlan) => Promise<Result<PacketPages>>;

/** What a piece of a laid-out packet is drawn from: the plan of a page of our own, or some pages of an exhibit. */
export type PieceOrder =
  | { readonly kind: 'own'; readonly plan: PacketPlan }
  | {
      readonly kind: 'exhibit';
      readonly exhibit: PacketExhibit;
      readonly placement: Pick<ExhibitPages, 'label' | 'evidenceId' | 'separatorPage' | 'firstPage' | 'lastPage'>;
      /** Of the source. */
      readonly pages: readonly number[];
      readonly paper: PacketPlan['paper'];
      readonly totalPages: number;
    };

/** Draws a piece into a file. */
export type DrawPiece = (key: string, order: PieceOrder, target: StoredFile) => Promise<Result<null>>;

/** Writes pages as pictures into files that don't exist yet; says which would have to be drawn. */
export type WritePageImages = (input: {
  readonly orders: readonly PageImageOrder[];
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}) => Promise<Result<readonly PageImageDone[]>>;
