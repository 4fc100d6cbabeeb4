import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import { packetReportSchema } from '../../shared/domain/packet.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { readPdf } from '../support/read-pdf.ts';
import { runCommand } from '../support/run-command.ts';
import { createTempDir } from '../support/temp-dir.ts';
import { SCRIPT_TEXTS } from '../unit/electron/pdf/text/script-texts.ts';

/** The case of tests with a title for each exhibit and a root cause. */
function caseIn(titles: readonly [string, string], rootCause: string): CaseFolderInput {
  const json = caseJson();
  return {
    ...json,
    plan: { ...json.plan, rootCause },
    evidence: (json.evidence ?? []).map((piece, index) => ({ ...piece, title: titles[index] ?? piece.title })),
  };
}

async function exportTo(json: CaseFolderInput, data: string) {
  const folder = await writeCaseFolderFiles(json);
  const kit = join(createTempDir(), 'kit');
  const run = await runCommand(['export', folder, '--out', kit, '--date', '2026-10-01', '--data', data]);
  expect(run.exit, run.stderr).toBe(0);
  const manifest = JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')) as { report: unknown };
  const { findings } = packetReportSchema.parse(manifest.report);
  return {
    kit,
    packet: readFileSync(join(kit, 'packet.pdf')),
    missing: findings.filter((finding) => finding.rule === 'missing-characters').map(({ message }) => message),
  };
}

const PAIRS = SCRIPT_TEXTS.flatMap((first, index) => {
  const second = SCRIPT_TEXTS[index + 1];
  return index % 2 === 0
    ? [{ first, second: second ?? first, scripts: `${first.script}, ${second?.script ?? ''}` }]
    : [];
});

describe('a packet in other scripts', () => {
  it.each(PAIRS)(
    'has its titles as bookmarks and passes its own checks: $scripts',
    async ({ first, second }) => {
      const json = caseIn(
        [first.title, second.title],
        `${first.paragraph} [[inv-acme p2]]\n\n${second.paragraph} [[removal]]`,
      );
      const { kit, packet, missing } = await exportTo(json, join(createTempDir(), 'data'));
      expect(missing).toEqual([]);
      const titles = (await readPdf(packet)).bookmarks.flatMap(({ title, children }) => [
        title,
        ...children.map((child) => child.title),
      ]);
      expect(titles.some((title) => title.includes(first.title))).toBe(true);
      expect(titles.some((title) => title.includes(second.title))).toBe(true);
      const verified = await runCommand(['verify', kit]);
      expect(verified.exit, verified.stderr).toBe(0);
    },
    60_000,
  );

  it('names characters without a font, until the user adds one', async () => {
    // In Noto Sans TC, but in none of the fonts that ship.
    const rare = '\u{20021}';
    const json = caseIn(['Invoice', 'Removal'], `The supplier is ${rare}.`);
    const data = join(createTempDir(), 'data');
    const without = await exportTo(json, data);
    expect(without.missing.join()).toContain(rare);
    mkdirSync(join(data, 'fonts'), { recursive: true });
    const added = createRequire(import.meta.url).resolve(
      '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
    );
    copyFileSync(added, join(data, 'fonts', 'NotoSansTC.ttf'));
    const withFont = await exportTo(json, data);
    expect(withFont.missing).toEqual([]);
    expect(withFont.packet.equals(without.packet)).toBe(false);
    expect((await readPdf(withFont.packet)).pages.some(({ text }) => text.includes(rare))).toBe(true);
  }, 60_000);
});
