import type { Finding } from '../../../shared/domain/finding.ts';
import { widestColour, type MeasuredFacts } from '../../../shared/domain/measured-facts.ts';
import { say } from '../../../shared/domain/said.ts';
import { findMaker } from './editor-names.ts';
import { note, type Verdict } from './inspection.ts';
import { readPictureMetadata } from './picture-metadata.ts';
import {
  describeQuality,
  judgeQuality,
  noteUnmeasured,
  type PictureSize,
  type QualityVerdict,
} from './picture-quality.ts';
import { looksLikeScreenshot } from './screenshot.ts';

/** Inches, the shorter side first: A4, Letter, Legal. */
const PAPERS = [
  [8.27, 11.69],
  [8.5, 11],
  [8.5, 14],
] as const;
const PAPER_TOLERANCE = 0.05;
/** Programs write 72 or 96 when they know nothing; nobody makes up more than this. */
const BELIEVABLE_DPI = 150;

/** How one page of a picture looks. */
export type PageLooks = QualityVerdict & {
  /** 1-based. */
  readonly pageNumber: number;
};

/** The verdict on a picture, with the findings about how it looks when it is taken. */
export async function addPictureFindings(
  bytes: Uint8Array,
  verdict: Verdict,
  looks?: readonly PageLooks[],
): Promise<Verdict> {
  if (!verdict.ok) return verdict;
  const { width, height, dpi, pageCount, findings } = verdict.inspection;
  if (width === null || height === null) return verdict;
  const more = await listPictureFindings(bytes, { width, height, dpi, pageCount }, looks);
  return {
    ok: true,
    inspection: { ...verdict.inspection, findings: [...findings, ...more.findings], measured: more.measured },
  };
}

/**
 * What a user should know of a picture that was taken: how it looks, and what it says about itself. Never throws.
 * @param size as stated by the first page
 * @param given how its pages look, when that was measured already
 */
export async function listPictureFindings(
  bytes: Uint8Array,
  size: PictureSize & { readonly pageCount: number },
  given?: readonly PageLooks[],
): Promise<{ readonly findings: readonly Finding[]; readonly measured: MeasuredFacts }> {
  const metadata = await readPictureMetadata(bytes);
  const dpi = metadata.hasCamera ? null : findCertainDpi(size);
  const looks = given ?? [{ pageNumber: 1, ...(await judgeQuality(bytes, { ...size, dpi })) }];
  const findings = describeLooks(looks, size.pageCount);
  const maker = findMaker({ others: metadata.tools });
  if (maker) findings.push(maker);
  if (metadata.hasPlace) findings.push(notePlace());
  const flat = looks[0]?.flat ?? 0;
  if (metadata.saysScreenshot || looksLikeScreenshot({ ...size, hasCamera: metadata.hasCamera, flat })) {
    const message = say`It looks like a picture of a screen. Amazon takes scans and camera photos of identity and address papers only.`;
    findings.push(
      note(
        'screenshot-like',
        'info',
        message,
        say`Scan or photograph the paper, or add the PDF that its issuer sends.`,
      ),
    );
  }
  const measured = summarize(looks, metadata.isTurned);
  return { findings, measured };
}

/** That a file holds a place, in pictures of its own or inside a PDF. */
export function notePlace(): Finding {
  const message = say`The file says where it was taken (GPS). The page in the packet does not; the original in the kit does.`;
  return note(
    'gps-present',
    'info',
    message,
    say`To keep the place private, photograph it again with location turned off.`,
  );
}

/** One finding for each rule, which names the pages when there are several. */
function describeLooks(looks: readonly PageLooks[], pageCount: number): Finding[] {
  if (pageCount === 1) return (looks[0]?.rules ?? []).map((rule) => describeQuality(rule));
  const rules = new Set(looks.flatMap((page) => page.rules));
  const findings = [...rules].map((rule) => {
    const pages = looks.filter((page) => page.rules.includes(rule)).map(({ pageNumber }) => pageNumber);
    return describeQuality(rule, pages, pageCount);
  });
  const missed = Array.from({ length: pageCount }, (_, index) => index + 1).slice(looks.length);
  return missed.length > 0 ? [...findings, noteUnmeasured(missed)] : findings;
}

function summarize(looks: readonly PageLooks[], isTurned: boolean): MeasuredFacts {
  return {
    colour: widestColour(looks.map(({ colour }) => colour)),
    textLayer: null,
    blankPages: looks.filter(({ rules }) => rules.includes('blank-page')).map(({ pageNumber }) => pageNumber),
    rotatedPages: isTurned ? [1] : [],
    pagePictures: looks.map(({ pageNumber, size, colour }) => ({ pageNumber, ...size, colour })),
  };
}

/** The stated resolution when it can be believed: high enough for a scanner, or giving the picture a paper's size. */
export function findCertainDpi({ width, height, dpi }: PictureSize): number | null {
  if (dpi === null) return null;
  const [short, long] = [Math.min(width, height) / dpi, Math.max(width, height) / dpi];
  const isNear = (inches: number, paper: number): boolean => Math.abs(inches / paper - 1) <= PAPER_TOLERANCE;
  const isPaper = PAPERS.some(([across, along]) => isNear(short, across) && isNear(long, along));
  return dpi >= BELIEVABLE_DPI || isPaper ? dpi : null;
}
