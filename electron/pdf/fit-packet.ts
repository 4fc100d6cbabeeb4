import type { PacketPlan } from '../../shared/domain/packet.ts';
import type { PacketLimit } from '../../shared/domain/packet-limit.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { reducePictures, type ReducedPictures } from './reduce/reduce-pictures.ts';
import type { WrittenPacket } from './write-packet.ts';

export type FitTools = {
  /** Writes the packet to nowhere and tells what it would weigh. */
  readonly measure: () => Promise<Result<MeasuredPacket>>;
  readonly readSource: (sha256: string) => Promise<Uint8Array>;
  readonly scratchFile: string;
  readonly signal: AbortSignal;
  readonly reportProgress: (done: number, total: number) => void;
};

export type MeasuredPacket = Pick<WrittenPacket, 'sourceBytes'> & { readonly sizeBytes: number };

/** How a packet comes to fit. */
export type PacketFit = {
  /** Null when nothing has to be reduced. Close it after writing. */
  readonly reduced: ReducedPictures | null;
  readonly unreduced: MeasuredPacket;
  /** What the packet will weigh as one file. */
  readonly expectedBytes: number;
};

/** What the writing adds to the pictures' own bytes is known only roughly. */
const MARGIN_BYTES = 4_000;
const MARGIN_SHARE = 0.002;

/** What the pictures have to come down to, a little below the limit. */
export function findGoal(limitBytes: number): number {
  return Math.floor(limitBytes * (1 - MARGIN_SHARE)) - MARGIN_BYTES;
}

/**
 * Brings a packet down to its limit: nothing is done to one that fits; else its pictures are reduced, only as far as
 * needed.
 * @throws the signal's reason when it is aborted; what the disk says
 */
export async function fitPacket(plan: PacketPlan, limit: PacketLimit, tools: FitTools): Promise<Result<PacketFit>> {
  const measured = await tools.measure();
  if (!measured.ok) return measured;
  const { sizeBytes } = measured.value;
  if (sizeBytes <= limit.limitBytes) {
    return ok({ reduced: null, unreduced: measured.value, expectedBytes: sizeBytes });
  }
  const { readSource, scratchFile, signal, reportProgress } = tools;
  const goalBytes = findGoal(limit.limitBytes);
  const consent = { twoColour: limit.twoColour };
  const order = { plan, readSource, sizeBytes, goalBytes, consent, scratchFile, signal, reportProgress };
  const reduced = await reducePictures(order);
  return ok({ reduced, unreduced: measured.value, expectedBytes: reduced.sizeBytes });
}
