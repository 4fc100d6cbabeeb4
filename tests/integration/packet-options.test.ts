import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_PACKET_OPTIONS } from '../../shared/domain/packet-options.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { runCommand } from '../support/run-command.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 90_000 });

describe('options of the packet', () => {
  it('change one at a time, are kept over a restart, and are undone by name', async () => {
    const first = await startApp();
    const { id: caseId } = unwrap(await first.call('cases.create', aNewCase()));
    const update = async (patch: Partial<typeof DEFAULT_PACKET_OPTIONS>) =>
      unwrap(await first.call('cases.updatePacketOptions', { caseId, patch })).packetOptions;
    await update({ layout: 'compact' });
    await update({ letterText: 'Dear reviewer' });
    expect(await update({ letterText: 'Dear reviewer, [[inv]]' })).toEqual({
      ...DEFAULT_PACKET_OPTIONS,
      layout: 'compact',
      letterText: 'Dear reviewer, [[inv]]',
    });
    expect(unwrap(await first.call('history.get', { caseId })).undo).toBe('Edit letter');
    const findings = unwrap(await first.call('cases.check', { caseId }));
    expect(findings.find(({ rule }) => rule === 'citation-unknown')).toMatchObject({ where: 'letter', level: 'error' });
    unwrap(await first.call('history.undo', { caseId }));
    expect(unwrap(await first.call('cases.get', { caseId })).case.packetOptions.letterText).toBe('Dear reviewer');
    unwrap(await first.call('history.undo', { caseId }));
    expect(unwrap(await first.call('history.get', { caseId })).undo).toBe('Change packet');
    await first.app.close();
    const second = await startApp({ dataDir: first.dataDir });
    expect(unwrap(await second.call('cases.get', { caseId })).case.packetOptions).toEqual({
      ...DEFAULT_PACKET_OPTIONS,
      layout: 'compact',
    });
  });

  it('travel in a case folder, where each may be left out, and the command line has the last word', async () => {
    const plain = caseJson();
    const [first] = plain.evidence;
    const packetOptions = {
      layout: 'compact' as const,
      framesByEvidence: { [first?.id ?? '']: false },
      letterText: 'See **this** first.',
    };
    const folder = await writeCaseFolderFiles({ ...plain, case: { ...plain.case, packetOptions } });
    const out = createTempDir();
    const words = ['export', folder, '--out', join(out, 'kit'), '--date', '2026-10-01', '--json'];
    const run = await runCommand([...words, '--labels', 'numbers', '--paper', 'a4']);
    expect(run.exit).toBe(0);
    const report = JSON.parse(run.stdout);
    expect(report.sections.map(({ kind }: { kind: string }) => kind)).toEqual(['index', 'exhibits']);
    expect(report.exhibits.map(({ label }: { label: string }) => label)).toEqual(['1', '2']);
    expect(readFileSync(join(out, 'kit/paste/cover-letter.txt'), 'utf8')).toContain('See this first.');
    expect((await runCommand(['verify', join(out, 'kit')])).exit).toBe(0);

    const archive = join(out, 'case.zip');
    expect((await runCommand(['archive', folder, '--out', archive])).exit).toBe(0);
    const again = await runCommand(['export', archive, '--out', join(out, 'full'), '--json', '--layout', 'full']);
    expect(JSON.parse(again.stdout).sections[0]).toMatchObject({ kind: 'letter' });
    expect((await runCommand([...words, '--labels', 'roman'])).stderr).toContain('is not one of: letters, numbers');
  });

  it('are refused with their path when a folder asks for what there is not', async () => {
    const plain = caseJson();
    const packetOptions = { framesByEvidence: { ghost: true }, letterText: 'See [[ghost]].' };
    const folder = await writeCaseFolderFiles({ ...plain, case: { ...plain.case, packetOptions } });
    const run = await runCommand(['check', folder]);
    expect(run.exit).toBe(3);
    expect(run.stderr).toContain('case.packetOptions.framesByEvidence.ghost');
    expect(run.stderr).toContain('Cover letter: "See [ghost]."');
  });
});
