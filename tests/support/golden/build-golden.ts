import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportOfVolume } from '../../../electron/features/packets/kit-volumes.ts';
import { buildPacket } from '../../../electron/pdf/build-packet.ts';
import type { PacketReport } from '../../../shared/domain/packet.ts';
import type { StoredFile } from '../../../shared/domain/stored-file.ts';
import { unwrap } from '../../../shared/result.ts';
import type { GoldenParts } from './golden-recipes.ts';

const FONTS = fileURLToPath(new URL('../../../resources/fonts', import.meta.url));

/** A file of a packet, with its report. */
export type BuiltFile = { readonly file: string; readonly bytes: Buffer; readonly report: PacketReport };
export type BuiltPacket = GoldenParts & { readonly report: PacketReport; readonly files: readonly BuiltFile[] };

type PaperPlace = readonly [sha256: string, file: StoredFile];

export type BuildOptions = {
  /** In what order the papers are put down. */
  readonly order?: (papers: readonly PaperPlace[]) => readonly PaperPlace[];
};

/** Exports a packet as the application does, reading back included. */
export async function buildGolden(
  parts: GoldenParts,
  { order = (list) => list }: BuildOptions = {},
): Promise<BuiltPacket> {
  const dir = mkdtempSync(join(tmpdir(), 'reinstate-golden-'));
  try {
    mkdirSync(join(dir, 'out'));
    const paths = parts.papers.map(({ bytes }, index): readonly [string, StoredFile] => {
      const path = join(dir, `paper-${index}`);
      writeFileSync(path, bytes);
      return [createHash('sha256').update(bytes).digest('hex'), { path }];
    });
    const task = {
      plan: parts.plan,
      sources: Object.fromEntries(order(paths)),
      fontsDir: FONTS,
      partFile: join(dir, 'out', 'packet.pdf'),
      ...(parts.limit && { limit: parts.limit }),
    };
    const context = { signal: new AbortController().signal, reportProgress: () => {} };
    const report = unwrap(await buildPacket(task, context));
    const names = (report.volumes ?? [report.packet]).map(({ file }) => file);
    const files = names.map((file, index) => ({
      file,
      bytes: readFileSync(join(dir, 'out', file)),
      report: reportOfVolume(report, index + 1),
    }));
    return { ...parts, report, files };
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }
}
