import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packetReportSchema, type PacketReport } from '../../shared/domain/packet.ts';
import { minimalCaseFolder } from '../support/a-minimal-case.ts';
import { readPdf, type ReadPdf } from '../support/read-pdf.ts';
import { runCommand } from '../support/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'reinstate-symbols-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function exportPlan(name: string, rootCause: string): Promise<{ report: PacketReport; packet: ReadPdf }> {
  const dir = minimalCaseFolder(join(folder, name), { rootCause });
  const out = join(folder, `${name}-kit`);
  const run = await runCommand(['export', dir, '--out', out, '--date', '2026-10-01', '--json']);
  expect(run.exit, run.stderr).toBe(0);
  const packet = await readPdf(readFileSync(join(out, 'packet.pdf')));
  return { report: packetReportSchema.parse(JSON.parse(run.stdout)), packet };
}

describe('characters in a packet', () => {
  let symbols: Awaited<ReturnType<typeof exportPlan>>;
  beforeAll(async () => {
    symbols = await exportPlan(
      'symbols',
      'Checked ✓ supplier → warehouse ← buyer, 5 ≤ 7 ≥ 3 ☐ ☑ ■ ●; Łódź, Ελλάδα, Москва, “quotes” – 10 °C.',
    );
  }, 60_000);

  it('are drawn where Noto Sans alone lacks them, and read back as written', () => {
    expect(symbols.report.findings.filter((finding) => finding.rule === 'missing-characters')).toEqual([]);
    const text = symbols.packet.pages[1]?.text ?? '';
    for (const word of ['✓', '→', '←', '≤', '≥', '☐', '■', '●', 'Łódź', 'Ελλάδα', 'Москва', '“quotes”'])
      expect(text).toContain(word);
  });

  it('that no font has are reported, not dropped', async () => {
    const { report } = await exportPlan('missing', 'The supplier is 深圳市.');
    const [finding] = report.findings.filter((candidate) => candidate.rule === 'missing-characters');
    expect(finding?.message).toContain('深');
  }, 60_000);
});
