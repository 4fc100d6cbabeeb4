import type { PacketFault, PacketReport } from '../../../shared/domain/packet.ts';

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

/**
 * What the volumes of a packet must hold together: each exhibit in one of them, in order, within its pages; each citation
 * on the pages of the exhibit that it names, in the volume that it names; the sections of each without a gap.
 */
export function compareVolumes({ volumes, exhibits, citations, size }: PacketReport): readonly PacketFault[] {
  if (!volumes) return [];
  const messages: string[] = [];
  let last = 0;
  for (const { label, volume = 0, lastPage } of exhibits) {
    const file = volumes.find(({ number }) => number === volume);
    if (!file || volume < last) messages.push(`Exhibit ${label} is in no volume, or in an earlier one than it should.`);
    else if (lastPage > file.pages) messages.push(`Exhibit ${label} goes beyond the end of volume ${volume}.`);
    last = Math.max(last, volume);
  }
  for (const { exhibit, volume, targetPage, onPage } of citations) {
    const placed = exhibits.find(({ label }) => label === exhibit);
    const isThere =
      placed && placed.volume === volume && targetPage >= placed.firstPage && targetPage <= placed.lastPage;
    if (!isThere) messages.push(`The citation on page ${onPage} does not lead to exhibit ${exhibit}.`);
  }
  for (const { file, sections, pages, bytes } of volumes) {
    const end = sections.reduce((page, { firstPage, lastPage }) => (firstPage === page + 1 ? lastPage : -1), 0);
    if (end !== pages) messages.push(`The sections of ${file} do not cover its ${pages} pages.`);
    if (size?.isMet && bytes > size.limitBytes) messages.push(`${file} is larger than the limit that it should keep.`);
  }
  return messages.map((message) => ({ rule: 'volumes', page: null, message }));
}
