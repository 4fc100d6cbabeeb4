import type { BuiltPacket } from '../golden/build-golden.ts';
import { FILE_POINTS } from './file-points.ts';
import { PAGE_POINTS } from './page-points.ts';
import { openSubject, type QualityPoint } from './quality-subject.ts';
import { WAY_POINTS } from './way-points.ts';

/** The 25 points of docs/packet-quality.md, by their numbers. */
export const QUALITY_POINTS: Readonly<Record<number, QualityPoint>> = { ...FILE_POINTS, ...PAGE_POINTS, ...WAY_POINTS };

/** Every point that a packet misses, with its number, for each of its files; nothing when it is as good as it should be. */
export async function listQualityFaults(packet: BuiltPacket): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const file of packet.files) {
    const subject = await openSubject(file, packet);
    for (const [number, point] of Object.entries(QUALITY_POINTS)) {
      for (const words of await point(subject)) faults.push(`${file.file}, point ${number}: ${words}`);
    }
    subject.shown.destroy();
  }
  return faults;
}
