import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { buildPacket, type LimitedTask } from '../../electron/pdf/build-packet.ts';
import type { PacketPlan, PacketReport } from '../../shared/domain/packet.ts';
import { unwrap } from '../../shared/result.ts';
import { makePlainPages } from '../fixtures/odd-papers/page-geometry-papers.ts';
import { makeNoisyScan, makeNoisyScanPdf } from '../fixtures/scans/noisy-scans.ts';
import { aPacketPlan } from '../support/a-packet.ts';
import { openWithMupdf } from '../support/mupdf.ts';
import { checkWithQpdf } from '../support/qpdf.ts';
import { readPdf } from '../support/read-pdf.ts';
import { measureSimilarity } from '../support/structural-similarity.ts';
import { createTempDir } from '../support/temp-dir.ts';

const MB = 1_000_000;
const FONTS = fileURLToPath(new URL('../../resources/fonts', import.meta.url));
const hasPdfimages = existsSync('/usr/bin/pdfimages');

let plan: PacketPlan;
let papers: readonly { readonly file: string; readonly bytes: Uint8Array }[];
let identity: Uint8Array;

/** Scans of letters (one shown on two pages), a stamped one, a page of text, a picture file, and an identity paper. */
beforeAll(async () => {
  identity = await makeNoisyScanPdf([{ seed: 9 }]);
  const made = [
    { file: 'invoices.pdf', bytes: await makeNoisyScanPdf([{ seed: 1 }, { seed: 2 }, { seed: 3 }], [0, 1, 2, 0]) },
    { file: 'text.pdf', bytes: makePlainPages('Plain words', 3), frame: true },
    { file: 'stamped.pdf', bytes: await makeNoisyScanPdf([{ seed: 4, stamp: true }]) },
    { file: 'letter.jpg', bytes: await makeNoisyScan({ seed: 5 }), frame: true },
    { file: 'identity.pdf', bytes: identity },
  ];
  papers = made;
  const whole = await aPacketPlan(made);
  plan = {
    ...whole,
    exhibits: whole.exhibits.map((exhibit) =>
      exhibit.source.fileName === 'identity.pdf' ? { ...exhibit, exact: true } : exhibit,
    ),
  };
}, 120_000);

/** The papers in a folder of the test's own, by their SHA-256. */
function putSources(): Readonly<Record<string, StoredFile>> {
  const dir = createTempDir();
  for (const { file, bytes } of papers) writeFileSync(join(dir, file), bytes);
  return Object.fromEntries(plan.exhibits.map(({ source }) => [source.sha256, { path: join(dir, source.fileName) }]));
}

async function build(limitMb: number | null, twoColour = false, changes: Partial<LimitedTask> = {}) {
  const dir = join(createTempDir(), 'out');
  mkdirSync(dir);
  const steps: string[] = [];
  const task: LimitedTask = {
    ...{ plan, sources: putSources(), fontsDir: FONTS, partFile: join(dir, 'packet.pdf') },
    ...(limitMb !== null && { limit: { limitBytes: limitMb * MB, twoColour } }),
    ...changes,
  };
  const signal = new AbortController().signal;
  const built = await buildPacket(task, { signal, reportProgress: (_done, _total, step) => void steps.push(step) });
  const report = unwrap(built);
  const files = (report.volumes ?? [report.packet]).map(({ file }) => readFileSync(join(dir, file)));
  return { report, files, dir, steps };
}

/** Dots per inch of every picture, as poppler measures them. */
function listDots(file: string): readonly number[] {
  const lines = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).trim().split('\n').slice(2);
  return lines.map((line) => Number(line.trim().split(/\s+/)[12]));
}

const stateOf = ({ size }: PacketReport, label: string) => size?.exhibits.find((exhibit) => exhibit.label === label);

describe('a packet that keeps its limit', { timeout: 300_000 }, () => {
  it('is not touched', async () => {
    const [plain, limited] = [await build(null), await build(100)];
    expect(limited.files).toEqual(plain.files);
    expect(limited.report.size).toBeUndefined();
  });
});

describe('a packet that is too large', { timeout: 300_000 }, () => {
  it.each([8, 5, 3.5])('comes below %d MB with no picture under 150 dpi', async (limitMb) => {
    const { report, files, dir, steps } = await build(limitMb);
    for (const [index, { file, bytes }] of (report.volumes ?? [report.packet]).entries()) {
      expect(bytes).toBeLessThanOrEqual(limitMb * MB);
      expect(await checkWithQpdf(files[index] ?? new Uint8Array())).toBe(0);
      if (hasPdfimages) for (const dots of listDots(join(dir, file))) expect(dots).toBeGreaterThanOrEqual(149);
    }
    expect(report.size).toMatchObject({ isMet: true, limitBytes: limitMb * MB });
    expect(steps).toContain('reduce');
    expect(readdirSync(dir).filter((name) => name.endsWith('.pictures'))).toEqual([]);
  });

  it('looks the same to the eye, and its pages of text are the same to the pixel', async () => {
    const [plain, reduced] = [await build(null), await build(3.5)];
    const [before, after] = [plain, reduced].map(({ files }) => openWithMupdf(files[0] ?? new Uint8Array()));
    const text = reduced.report.exhibits.find(({ label }) => label === 'B');
    expect(reduced.report.volumes).toBeUndefined();
    const similarities: number[] = [];
    for (let page = 0; page < (before?.pageCount ?? 0); page += 1) {
      const [a, b] = [before?.render(page, 60), after?.render(page, 60)];
      if (!a || !b) throw new Error('no page');
      const isText = text && page + 1 >= text.firstPage && page + 1 <= text.lastPage;
      if (isText) expect(Buffer.from(b.pixels).equals(Buffer.from(a.pixels))).toBe(true);
      else similarities.push(measureSimilarity(a, b));
    }
    expect(Math.min(...similarities)).toBeGreaterThan(0.93);
  });

  it('gives papers that must be exact byte for byte', async () => {
    const { report, files } = await build(3.5, true);
    const start = Buffer.from(identity).indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const sample = Buffer.from(identity).subarray(start, start + 300_000);
    expect(files.some((file) => file.includes(sample))).toBe(true);
    expect(stateOf(report, 'E')).toBeUndefined();
  });

  it('keeps a stamp red and gives black and white only with consent', async () => {
    const without = await build(2.3);
    expect(without.report.size?.exhibits.flatMap(({ steps }) => steps)).not.toContain('two-colour');
    const { report } = await build(2.3, true);
    expect(report.size?.twoColour).toBe(true);
    expect(stateOf(report, 'A')?.steps).toContain('two-colour');
    expect(stateOf(report, 'C')?.steps.every((step) => step.startsWith('jpeg'))).toBe(true);
  });

  it('has the same bytes twice', async () => {
    const [one, two] = [await build(4), await build(4)];
    expect(two.report).toEqual(one.report);
    expect(two.files).toEqual(one.files);
  });

  it('stores a picture that two pages show once, and reports sizes by exhibit', async () => {
    const { report } = await build(5);
    const invoices = stateOf(report, 'A');
    expect(invoices?.pictures).toBeLessThanOrEqual(3);
    expect(invoices?.afterBytes).toBeLessThan(invoices?.beforeBytes ?? 0);
    expect(invoices?.dpi).toBeGreaterThanOrEqual(150);
  });

  it('stops when it is cancelled while pictures are reduced, and leaves nothing', async () => {
    const dir = createTempDir();
    const stop = new AbortController();
    const task = { plan, sources: putSources(), fontsDir: FONTS, partFile: join(dir, 'packet.pdf') };
    const built = await buildPacket(
      { ...task, limit: { limitBytes: 3 * MB, twoColour: false } },
      { signal: stop.signal, reportProgress: (_done, _total, step) => void (step === 'reduce' && stop.abort()) },
    );
    expect(built.ok ? null : built.error.code).toBe('cancelled');
    expect(readdirSync(dir)).toEqual([]);
  });
});

/** One volume as other people's tools read it: sound, called what it is, with every link alive. */
async function expectVolume(file: Uint8Array, number: number, { volumes = [] }: PacketReport): Promise<void> {
  expect(await checkWithQpdf(file)).toBe(0);
  const pdf = await readPdf(file);
  const name = `volume ${number} of ${volumes.length}`;
  expect(pdf.pages[0]?.text).toContain(name);
  expect(pdf.title).toContain(name);
  expect(openWithMupdf(file).pageCount).toBe(volumes[number - 1]?.pages);
  const links = pdf.pages.flatMap((page) => page.links);
  expect(links.every(({ targetPage }) => targetPage !== null)).toBe(true);
}

describe('a packet that reducing does not bring below its limit', { timeout: 300_000 }, () => {
  it('is divided between exhibits, with all links alive and citations that name the volume', async () => {
    const { report, files } = await build(1.6);
    expect(report.volumes?.length).toBeGreaterThan(1);
    expect(report.volumes?.map(({ number }) => number)).toEqual(files.map((_, index) => index + 1));
    expect(report.exhibits.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D', 'E']);
    for (const [index, file] of files.entries()) await expectVolume(file, index + 1, report);
    const far = report.citations.find(({ volume }) => volume === 2);
    const first = await readPdf(files[0] ?? new Uint8Array());
    const words = first.pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
    expect(words).toContain(`Exhibit ${far?.exhibit} (volume 2, p. ${far?.targetPage})`);
    expect(report.findings.map(({ rule }) => rule)).toContain('packet-volumes');
  });

  it('says which exhibit is too large by itself, and what to do', async () => {
    const { report } = await build(0.9);
    expect(report.size?.isMet).toBe(false);
    const finding = report.findings.find(({ rule, where }) => rule === 'exhibit-size' && where.includes('identity'));
    expect(finding?.message).toContain('Exhibit E alone has');
    expect(finding?.fix).toContain('never made smaller');
  });

  it('has the same volumes twice', async () => {
    const digest = (files: readonly Uint8Array[]) =>
      files.map((file) => createHash('sha256').update(file).digest('hex'));
    expect(digest((await build(1.6)).files)).toEqual(digest((await build(1.6)).files));
  });
});
