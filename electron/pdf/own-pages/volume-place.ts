import type { PacketPlan } from '../../../shared/domain/packet.ts';

/** One volume of a packet that is divided between exhibits. */
export type VolumePlace = {
  /** 1-based. */
  readonly number: number;
  readonly count: number;
  /** The volume of each exhibit, in packet order; ascending. */
  readonly exhibitVolumes: readonly number[];
};

/** What a volume is called: "…, volume 1 of 3". */
export function titleVolume(title: string, { number, count }: VolumePlace): string {
  return `${title}, volume ${number} of ${count}`;
}

/** A volume's own plan: its title, and its exhibits under the labels that they have in the whole packet. */
export function planVolume(plan: PacketPlan, volume: VolumePlace): PacketPlan {
  return {
    ...plan,
    title: titleVolume(plan.title, volume),
    exhibits: plan.exhibits.filter((_, index) => volume.exhibitVolumes[index] === volume.number),
  };
}
