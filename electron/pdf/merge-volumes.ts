import type { Finding } from '../../shared/domain/finding.ts';
import type { PacketReport, PacketSize } from '../../shared/domain/packet.ts';

/**
 * One report of a packet in volumes from those of its files: the first volume stands for the packet, and has the
 * citations. A set of one volume is reported as a set too, because its pages name it.
 */
export function mergeVolumes(
  reports: readonly PacketReport[],
  size: PacketSize,
  findings: readonly Finding[],
): PacketReport {
  const [first] = reports;
  if (!first) throw new RangeError('a packet has at least one volume');
  return {
    packet: first.packet,
    volumes: reports.map(({ packet, sections }, index) => ({ number: index + 1, ...packet, sections })),
    size,
    sections: first.sections,
    exhibits: reports.flatMap(({ exhibits }) => exhibits),
    citations: first.citations,
    findings: [...findings, ...reports.flatMap((report) => report.findings)],
  };
}
