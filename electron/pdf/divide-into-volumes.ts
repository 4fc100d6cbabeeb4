import type { PacketExhibit } from '../../shared/domain/packet.ts';

/** What a separator sheet and the pages' own entries take beside the pictures. */
const EXHIBIT_BYTES = 3_000;
/** The cover, and the fonts that each volume needs again. */
const VOLUME_BYTES = 60_000;

export type VolumeRoom = {
  /** What a volume may take. */
  readonly roomBytes: number;
  /** What letter, plan, index and fonts of the packet take; they stand in the first volume. */
  readonly ownBytes: number;
};

/**
 * The volume of each exhibit, in packet order: as many in each as fit, cut between exhibits only. A file that several
 * exhibits of a volume show counts once. An exhibit that is too large by itself gets a volume of its own.
 * @param sourceBytes what each file takes in the packet, by its SHA-256
 * @returns 1-based numbers, one for each exhibit, ascending without gaps
 */
export function divideIntoVolumes(
  exhibits: readonly Pick<PacketExhibit, 'source' | 'enclosed'>[],
  sourceBytes: ReadonlyMap<string, number>,
  { roomBytes, ownBytes }: VolumeRoom,
): readonly number[] {
  let volume = 1;
  let usedBytes = ownBytes + VOLUME_BYTES;
  let count = 0;
  let shown = new Set<string>();
  return exhibits.map(({ source: { sha256 }, enclosed }) => {
    const isShown = enclosed === undefined;
    const weigh = (): number => EXHIBIT_BYTES + (isShown && !shown.has(sha256) ? (sourceBytes.get(sha256) ?? 0) : 0);
    if (count > 0 && usedBytes + weigh() > roomBytes) {
      volume += 1;
      [usedBytes, count, shown] = [VOLUME_BYTES, 0, new Set()];
    }
    usedBytes += weigh();
    count += 1;
    if (isShown) shown.add(sha256);
    return volume;
  });
}
