import type { PacketFault, PacketPlan, PacketReport } from '../../../shared/domain/packet.ts';
import type { Result } from '../../../shared/result.ts';

export type Progress = (done: number, total: number, step: string) => void;

/** Writes a packet to a path that doesn't exist yet, reads it back, and reports it; `findings` of the report is empty or its own. */
export type WritePacket = (input: {
  readonly plan: PacketPlan;
  readonly target: string;
  readonly signal: AbortSignal;
  readonly onProgress: Progress;
}) => Promise<Result<PacketReport>>;

/**
 * Reads a written packet back and names what is wrong with it.
 * @param report what the packet should be; null when only the file itself can be judged
 */
export type VerifyPacket = (input: {
  readonly file: string;
  readonly report: PacketReport | null;
  readonly signal: AbortSignal;
}) => Promise<Result<readonly PacketFault[]>>;
