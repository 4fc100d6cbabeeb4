import type {
  PacketFault,
  PacketFaultRule,
  PacketPlan,
  PacketReport,
  PacketSize,
} from '../../../shared/domain/packet.ts';
import type { PageFingerprint } from '../packet/page-fingerprint.ts';
import type { OpenedPacket } from './packet-outline.ts';

/** What the packet should be, as far as the caller knows. */
export type PacketExpectation = {
  readonly report?: Pick<PacketReport, 'sections' | 'exhibits' | 'citations'> & {
    /** With it, the resolution of reduced pictures is measured. */
    readonly size?: Pick<PacketSize, 'exhibits'>;
    /** With it, the whole file is hashed too. */
    readonly packet?: PacketReport['packet'];
  };
  /** Pages of the packet. */
  readonly pages?: number;
  readonly plan?: PacketPlan;
  /** By packet page; taken from the sources. */
  readonly fingerprints?: ReadonlyMap<number, PageFingerprint>;
  /** Of every page of an exhibit's original, by the exhibit's label; where nobody tells which of them are in the packet. */
  readonly originals?: ReadonlyMap<string, readonly PageFingerprint[]>;
};

export type Check = (packet: OpenedPacket, expected: PacketExpectation) => readonly PacketFault[];

export function fault(rule: PacketFaultRule, page: number | null, message: string): PacketFault {
  return { rule, page, message };
}
