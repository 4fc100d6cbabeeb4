import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import * as papers from '../fixtures/odd-papers/converted-papers.ts';
import { addExif } from '../fixtures/sample-case/exif-segment.ts';
import { runCommand } from '../support/run-command.ts';
import { aJpeg, aPng } from '../support/sample-files.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 120_000 });

type Answer = {
  readonly file: string;
  readonly accepted: boolean;
  readonly kind: string | null;
  readonly mime: string | null;
  readonly pages: number | null;
  readonly width: number | null;
  readonly dpi: number | null;
  readonly colour: string | null;
  readonly textLayer: string | null;
  readonly blankPages: readonly number[];
  readonly rotatedPages: readonly number[];
  readonly pagePictures: readonly {
    readonly pageNumber: number;
    readonly width: number;
    readonly colour: string | null;
  }[];
  readonly findings: readonly { readonly rule: string }[];
  readonly error: { readonly code: string; readonly fix: string } | null;
};

const SAMPLE = join(import.meta.dirname, '../../resources/sample-case/evidence');
const MAIL =
  'From: a@example.com\r\nTo: b@example.com\r\nSubject: Order 1043\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\nYour order was shipped.\r\n';

/** Every kind that is taken, with what is said of it. */
const TAKEN = [
  ['invoice.pdf', 'application/pdf', 'pdf', () => 'veldrane-invoice-VWS-1043.pdf'],
  ['photo.jpg', 'image/jpeg', 'image', aJpeg],
  ['card.png', 'image/png', 'image', aPng],
  ['lossy.webp', 'image/webp', 'image', papers.makeLossyWebp],
  ['moving.gif', 'image/gif', 'image', papers.makeMovingGif],
  ['screen.bmp', 'image/bmp', 'image', papers.makeBmp],
  ['fax.tif', 'image/tiff', 'image', papers.makePagedTiff],
  ['phone.heic', 'image/heic', 'image', async () => papers.readOddHeic()],
  ['order.eml', 'message/rfc822', 'email', async () => Buffer.from(MAIL)],
  ['note.txt', 'text/plain', 'text', async () => Buffer.from('Called the supplier on 2 March.\n')],
  [
    'returns.csv',
    'text/csv',
    'table',
    async () => Buffer.from('order,asin,units\n111-1,B0ABCDEFGH,2\n111-2,B0ABCDEFGH,1\n'),
  ],
] as const;

const zip = (names: string): Buffer =>
  Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26), Buffer.from(names)]);
const REFUSED = [
  ['letter.docx', zip('[Content_Types].xml word/document.xml'), 'kind', /PDF/],
  ['sheet.xlsx', zip('[Content_Types].xml xl/workbook.xml'), 'kind', /PDF/],
  ['papers.zip', zip('papers/invoice.pdf'), 'kind', /Unpack/],
  ['page.html', Buffer.from('<!DOCTYPE html><html><body>Hello</body></html>'), 'kind', /PDF/],
  ['setup.exe', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(600)]), 'kind', /PDF/],
  ['nothing.pdf', Buffer.alloc(0), 'empty', /again/],
] as const;

async function writeTaken(dir: string): Promise<void> {
  for (const [name, , , make] of TAKEN) {
    const made = await make();
    if (typeof made === 'string') copyFileSync(join(SAMPLE, made), join(dir, name));
    else writeFileSync(join(dir, name), made);
  }
}

async function inspect(...operands: readonly string[]): Promise<{ exit: number | null; answers: readonly Answer[] }> {
  const run = await runCommand(['inspect', ...operands, '--json']);
  return { exit: run.exit, answers: JSON.parse(run.stdout) as readonly Answer[] };
}

describe('inspect of a folder', () => {
  it('takes one of every format, and measures what it can', async () => {
    const dir = createTempDir();
    await writeTaken(dir);
    mkdirSync(join(dir, 'not-looked-into'));
    const { exit, answers } = await inspect(dir);
    expect(exit).toBe(0);
    expect(answers.map(({ file }) => file)).toEqual(TAKEN.map(([name]) => join(dir, name)).toSorted());
    for (const [name, mime, kind] of TAKEN) {
      const answer = answers.find(({ file }) => file === join(dir, name));
      expect(answer, name).toMatchObject({ accepted: true, mime, kind, error: null });
      if (kind === 'image') expect(answer?.colour, name).toMatch(/^(?:colour|grey|black-and-white)$/);
    }
    const of = (name: string) => answers.find(({ file }) => file === join(dir, name));
    expect(of('invoice.pdf')).toMatchObject({ textLayer: 'yes', colour: 'colour', blankPages: [], rotatedPages: [] });
    expect(of('fax.tif')?.pagePictures.map(({ pageNumber }) => pageNumber)).toEqual([1, 2, 3]);
  });

  it('refuses the rest with what to do, and says so in its exit code', async () => {
    const dir = createTempDir();
    for (const [name, bytes] of REFUSED) writeFileSync(join(dir, name), bytes);
    const { exit, answers } = await inspect(dir);
    expect(exit).toBe(3);
    for (const [name, , code, fix] of REFUSED) {
      const answer = answers.find(({ file }) => file === join(dir, name));
      expect(answer, name).toMatchObject({ accepted: false, error: { code, fix: expect.stringMatching(fix) } });
    }
    expect((await runCommand(['inspect', join(dir, 'letter.docx')])).exit).toBe(3);
    await writeTaken(dir);
    const mixed = await inspect(dir);
    expect(mixed.exit).toBe(3);
    expect(mixed.answers.filter(({ accepted }) => accepted)).toHaveLength(TAKEN.length);
  });

  it('says in words what was measured', async () => {
    const dir = createTempDir();
    const photo = await sharp({ create: { width: 1500, height: 1100, channels: 3, background: '#a05030' } })
      .jpeg()
      .toBuffer();
    const gps = { latitude: [52, 30, 0, 'N'], longitude: [13, 24, 0, 'E'] } as const;
    writeFileSync(join(dir, 'photo.jpg'), addExif(photo, { orientation: 6, make: 'Lumaro', model: 'P3', gps }));
    copyFileSync(join(SAMPLE, 'marrowby-tate-invoice-20817-scan.pdf'), join(dir, 'scan.pdf'));
    const { stdout } = await runCommand(['inspect', dir]);
    expect(stdout).toMatch(
      /photo\.jpg: image, 1500 x 1100 pixels, in colour, turned: 1, \d+ bytes, SHA-256 [0-9a-f]{64}\n/,
    );
    expect(stdout).toMatch(/scan\.pdf: pdf, \d pages?, \d+ dpi, (?:in colour|grey), text layer: no, /);
    expect(stdout).toContain('gps-present');
  });
});
