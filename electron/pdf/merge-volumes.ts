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

/** The report of one volume's file alone, as it is read back: citations that land in other volumes are no links of it. */
export function reportOfVolume(report: PacketReport, number: number): PacketReport {
  const volume = report.volumes?.find((candidate) => candidate.number === number);
  if (!volume) return report;
  const { volumes: _volumes, size: _size, ...rest } = report;
  const { sections, number: _number, ...packet } = volume;
  return {
    ...rest,
    packet,
    sections,
    exhibits: report.exhibits.filter((exhibit) => exhibit.volume === number),
    citations: number === 1 ? report.citations.filter((citation) => citation.volume === 1) : [],
  };
}
