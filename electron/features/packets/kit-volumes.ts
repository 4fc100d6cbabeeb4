import type { PacketFault, PacketReport } from '../../../shared/domain/packet.ts';

/** The report of one volume's file alone, as it is read back: citations that land in other volumes are no links of it. */
export function reportOfVolume(report: PacketReport, number: number): PacketReport {
  const volume = report.volumes?.find((candidate) => candidate.number === number);
  if (!volume) return report;
  const { volumes: _volumes, ...rest } = report;
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
export function compareVolumes(report: PacketReport): readonly PacketFault[] {
  const { volumes } = report;
  if (!volumes) return [];
  const messages = [...compareExhibits(report, volumes), ...compareCitations(report), ...compareFiles(report, volumes)];
  return messages.map((message) => ({ rule: 'volumes', page: null, message }));
}

type Volumes = NonNullable<PacketReport['volumes']>;

function compareExhibits({ exhibits }: PacketReport, volumes: Volumes): readonly string[] {
  let last = 0;
  return exhibits.flatMap(({ label, volume = 0, lastPage }) => {
    const file = volumes.find(({ number }) => number === volume);
    const isInOrder = file !== undefined && volume >= last;
    last = Math.max(last, volume);
    if (!isInOrder) return [`Exhibit ${label} is in no volume, or in an earlier one than it should.`];
    return lastPage > file.pages ? [`Exhibit ${label} goes beyond the end of volume ${volume}.`] : [];
  });
}

function compareCitations({ citations, exhibits }: PacketReport): readonly string[] {
  return citations
    .filter(({ exhibit, volume, targetPage }) => {
      const placed = exhibits.find(({ label }) => label === exhibit);
      return !placed || placed.volume !== volume || targetPage < placed.firstPage || targetPage > placed.lastPage;
    })
    .map(({ exhibit, onPage }) => `The citation on page ${onPage} does not lead to exhibit ${exhibit}.`);
}

function compareFiles({ size }: PacketReport, volumes: Volumes): readonly string[] {
  return volumes.flatMap(({ file, sections, pages, bytes }) => {
    const end = sections.reduce((page, { firstPage, lastPage }) => (firstPage === page + 1 ? lastPage : -1), 0);
    const isLarge = size?.isMet === true && bytes > size.limitBytes;
    return [
      ...(end === pages ? [] : [`The sections of ${file} do not cover its ${pages} pages.`]),
      ...(isLarge ? [`${file} is larger than the limit that it should keep.`] : []),
    ];
  });
}
