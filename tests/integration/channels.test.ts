import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { kitManifestSchema } from '../../shared/domain/packet.ts';
import { unwrap } from '../../shared/result.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { runCommand } from '../support/run-command.ts';
import { aJpeg, aPdf, aPng, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

const DATE = '2026-10-01';

/** A PDF of one page that is a scan, its JPEG in it. */
async function aScanPdf(): Promise<{ readonly pdf: Uint8Array; readonly jpeg: Uint8Array }> {
  const jpeg = await aJpeg({ width: 1240, height: 1754, color: '#e8e0d0' });
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([595, 842]);
  page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: 595, height: 842 });
  return { pdf: await document.save(), jpeg };
}

async function makeFolder(
  change: Partial<CaseFolderInput['case']> = {},
): Promise<{ folder: string; jpeg: Uint8Array }> {
  const json = caseJson();
  const folder = await writeCaseFolderFiles({
    ...json,
    case: { ...json.case, ...change },
    evidence: [
      ...json.evidence,
      folderEvidence('scan', { title: 'Scanned invoice' }),
      folderEvidence('bill', { type: 'utility_bill', title: 'Power bill' }),
      folderEvidence('card', { file: 'evidence/card#1 & copy.png', type: 'gov_id', title: 'Identity card' }),
    ],
  });
  const { pdf, jpeg } = await aScanPdf();
  putFile(folder, 'evidence/scan.pdf', pdf);
  putFile(folder, 'evidence/bill.pdf', await aPdf(1, 'Power bill'));
  putFile(folder, 'evidence/card#1 & copy.png', await aPng());
  return { folder, jpeg };
}

async function exportFor(channel: string | undefined, change: Partial<CaseFolderInput['case']> = {}) {
  const { folder, jpeg } = await makeFolder(change);
  const out = join(createTempDir(), 'kit');
  const run = await runCommand([
    ...['export', folder, '--out', out, '--date', DATE, '--json'],
    ...(channel === undefined ? [] : ['--channel', channel]),
  ]);
  const manifest = kitManifestSchema.parse(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')));
  return { ...run, out, manifest, jpeg, files: manifest.files.map(({ file }) => file) };
}

const rulesOf = (findings: readonly { readonly rule: string; readonly where: string }[]): readonly string[] =>
  findings.filter(({ rule }) => rule.startsWith('channel-')).map(({ rule, where }) => `${rule} ${where}`);

describe('export --channel', () => {
  it('for pictures only: no packet, files as they are, scans as their own pixels, no identity paper redrawn', async () => {
    const { exit, out, manifest, jpeg, files } = await exportFor('ah_ip');
    expect(files).toEqual([
      'images/03_Exhibit-C_scanned-invoice_page-1.jpg',
      'originals/02_Exhibit-B_removal-order.jpg',
      'originals/05_Exhibit-E_identity-card.png',
      'paste/text.txt',
      'register.txt',
    ]);
    expect(readFileSync(join(out, 'images/03_Exhibit-C_scanned-invoice_page-1.jpg')).equals(Buffer.from(jpeg))).toBe(
      true,
    );
    expect(existsSync(join(out, 'packet.pdf'))).toBe(false);
    expect(rulesOf(manifest.report.findings)).toEqual([
      'channel-page-image evidence/inv-acme',
      'channel-packet packet',
      'channel-format evidence/inv-acme',
      'channel-format evidence/scan',
      'channel-identity evidence/bill',
      'channel-file-name evidence/card',
    ]);
    // Pages of text can't be drawn without a window: said, and counted as an error.
    expect(exit).toBe(4);
    const text = readFileSync(join(out, 'paste/text.txt'), 'utf8');
    expect(text).toContain('Exhibit A (page 2)');
    expect(text).not.toMatch(/\(p\. \d/);
    expect(text).not.toContain('are those of the packet');
    expect(readFileSync(join(out, 'register.txt'), 'utf8')).toContain('the notice wins');
    const verify = await runCommand(['verify', out, '--json']);
    expect([verify.exit, JSON.parse(verify.stdout)]).toEqual([0, { ok: true, faults: [] }]);
  });

  it('for an identity page: single papers as they are, and nothing to paste', async () => {
    const { exit, files, manifest } = await exportFor('identity_portal');
    expect(exit).toBe(0);
    expect(files.map((file) => file.split('/')[0])).toEqual([...Array<string>(5).fill('originals'), 'register.txt']);
    expect(manifest.report.channel).toMatchObject({ id: 'identity_portal', packet: false });
  });

  it('for no files at all: texts only', async () => {
    const { files, manifest } = await exportFor('ahs_call');
    expect(files).toEqual(['paste/notes.txt', 'register.txt']);
    expect(rulesOf(manifest.report.findings)).toEqual(['channel-no-files packet']);
  });

  it('takes the channel of the case, and the option before it', async () => {
    const own = await exportFor(undefined, { channel: 'ah_reactivate' });
    expect(own.manifest.report.channel?.id).toBe('ah_reactivate');
    expect(own.files).toEqual(expect.arrayContaining(['packet.pdf', 'paste/letter.txt', 'paste/root-cause.txt']));
    const other = await exportFor('ahs_call', { channel: 'ah_reactivate' });
    expect(other.manifest.report.channel?.id).toBe('ahs_call');
  });

  it('gives the same bytes twice', async () => {
    const [first, second] = [await exportFor('ah_ip'), await exportFor('ah_ip')];
    expect(second.manifest).toEqual(first.manifest);
  });

  it('refuses a channel that it does not know', async () => {
    const run = await runCommand([
      'export',
      (await makeFolder()).folder,
      '--out',
      join(createTempDir(), 'k'),
      '--channel',
      'pigeon',
    ]);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('ah_ip');
  });
});

describe('the kit of a channel', () => {
  const start = async () => {
    const test = await startApp();
    const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
    const dir = createTempDir();
    const files = [putFile(dir, 'invoice.pdf', await aPdf(2)), putFile(dir, 'photo.jpg', await aJpeg())];
    await test.finished(unwrap(await test.call('evidence.startImport', { caseId }, files)).jobId);
    unwrap(
      await test.call('evidence.update', {
        caseId,
        evidenceId: 'invoice',
        patch: { type: 'supplier_invoice' },
      }),
    );
    unwrap(
      await test.call('plans.save', {
        caseId,
        patch: { rootCause: 'The photo [[photo]] and the invoice [[invoice p2]].' },
      }),
    );
    return {
      ...test,
      caseId,
      plan: async (id: CaseId = caseId) =>
        unwrap(await test.call('channels.planKit', { caseId: id, date: DATE, firstPages: { photo: 6, invoice: 8 } })),
    };
  };

  it('is said before it is written, follows the channel and the user’s own values, and undoes', async () => {
    const { call, caseId, plan } = await start();
    expect(await plan()).toMatchObject({ rules: null, packet: true, findings: [] });
    unwrap(await call('cases.update', { caseId, patch: { channel: 'ah_ip' } }));
    const images = await plan();
    expect(images).toMatchObject({ packet: false, rules: { id: 'ah_ip', formats: { origin: 'source' } } });
    expect(images.pieces.map(({ how, files }) => [how, ...files])).toEqual([
      ['original', 'originals/01_Exhibit-A_photo.jpg'],
      ['images', 'images/02_Exhibit-B_invoice_page-1', 'images/02_Exhibit-B_invoice_page-2'],
    ]);
    const channelRules = { ah_ip: { formats: ['pdf', 'jpg'], packet: true, boxes: { text: 20 } } } as const;
    unwrap(
      await call('settings.update', {
        patch: { channelRules: { ah_ip: { ...channelRules.ah_ip, formats: ['pdf', 'jpg'] } } },
      }),
    );
    const yours = await plan();
    expect(yours).toMatchObject({ packet: true, rules: { formats: { origin: 'yours' }, packet: { origin: 'yours' } } });
    expect(yours.findings.map(({ rule, level }) => `${rule} ${level}`)).toEqual(['channel-text-length error']);
    expect(yours.texts[0]?.text).toMatch(/Exhibit B \(p\. 9\)/);
    unwrap(await call('settings.update', { patch: { channelRules: {} } }));
    expect(await plan()).toEqual(images);
    unwrap(await call('history.undo', { caseId }));
    expect(await plan()).toMatchObject({ rules: null });
    expect(await call('cases.update', { caseId, patch: { channel: 'pigeon' } })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });

  it('takes pages that the window drew, and nothing that is no picture', async () => {
    const { call, caseId, desk, finished } = await start();
    unwrap(await call('cases.update', { caseId, patch: { channel: 'ah_ip' } }));
    const missing = unwrap(await call('channels.listPagesToDraw', { caseId, date: DATE }));
    expect(missing.map(({ pageNumber }) => pageNumber)).toEqual([1, 2]);
    for (const { sha256, pageNumber } of missing) {
      const png = await sharp({ create: { width: 2479, height: 3508, channels: 3, background: '#fff' } })
        .png()
        .toBuffer();
      expect(await call('channels.keepDrawnPage', { sha256, pageNumber, base64: 'AAAA' })).toMatchObject({
        error: { code: 'invalid-input' },
      });
      unwrap(await call('channels.keepDrawnPage', { sha256, pageNumber, base64: png.toString('base64') }));
    }
    expect(unwrap(await call('channels.listPagesToDraw', { caseId, date: DATE }))).toEqual([]);
    desk.folder = createTempDir();
    const started = unwrap(await call('packets.startExport', { caseId, date: DATE }));
    const job = await finished(started?.jobId as never);
    expect(job.status).toBe('succeeded');
    const kit = join(desk.folder, readdirSync(desk.folder)[0] ?? '');
    expect(readdirSync(join(kit, 'images'))).toEqual([
      '02_Exhibit-B_invoice_page-1.png',
      '02_Exhibit-B_invoice_page-2.png',
    ]);
  });
});
