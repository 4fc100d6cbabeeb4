import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packetReportSchema, type PacketReport } from '../../shared/domain/packet.ts';
import { caseJson } from '../support/a-case-folder.ts';
import { exportKit } from '../support/export-kit.ts';
import { readPdf } from '../support/read-pdf.ts';

/** Exports a case whose root cause is the given text; gives its findings and the text of the plan's page. */
async function exportPlan(rootCause: string): Promise<{ findings: PacketReport['findings']; text: string }> {
  const kit = await exportKit(caseJson({ plan: { ...caseJson().plan, rootCause } }));
  const manifest = JSON.parse(readFileSync(join(kit, 'manifest.json'), 'utf8')) as { report: unknown };
  const { findings, sections } = packetReportSchema.parse(manifest.report);
  const { pages } = await readPdf(readFileSync(join(kit, 'packet.pdf')));
  const planPage = sections.find((section) => section.kind === 'plan')?.firstPage ?? 0;
  return {
    findings: findings.filter((finding) => finding.rule === 'missing-characters'),
    text: pages[planPage - 1]?.text ?? '',
  };
}

describe('characters in a packet', () => {
  it('are drawn where Noto Sans alone lacks them, and read back as written', async () => {
    const written =
      'Checked ✓ supplier → warehouse ← buyer, 5 ≤ 7 ≥ 3 ☐ ☑ ■ ●; Łódź, Ελλάδα, Москва, “quotes” – 10 °C.';
    const { findings, text } = await exportPlan(written);
    expect(findings).toEqual([]);
    for (const word of ['✓', '→', '←', '≤', '≥', '☐', '■', '●', 'Łódź', 'Ελλάδα', 'Москва', '“quotes”'])
      expect(text).toContain(word);
  });

  it('that no font has are reported, not dropped', async () => {
    const { findings } = await exportPlan('The supplier is ქართული.');
    expect(findings[0]?.message).toContain('ქ');
  });
});
