import type { Finding } from '../../../shared/domain/finding.ts';
import { findMaker } from './editor-names.ts';
import { note, type Verdict } from './inspection.ts';
import { readPictureMetadata } from './picture-metadata.ts';
import { describeQuality, judgeQuality } from './picture-quality.ts';
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

type PictureSize = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Dots per inch as stated, or null. */
  readonly dpi: number | null;
};

/** The verdict on a picture, with the findings about how it looks when it is taken. */
export async function addPictureFindings(bytes: Uint8Array, verdict: Verdict): Promise<Verdict> {
  if (!verdict.ok) return verdict;
  const { width, height, dpi, findings } = verdict.inspection;
  if (width === null || height === null) return verdict;
  const more = await listPictureFindings(bytes, { width, height, dpi });
  return { ok: true, inspection: { ...verdict.inspection, findings: [...findings, ...more] } };
}

/** What a user should know of a picture that was taken: how it looks, and what it says about itself. Never throws. */
export async function listPictureFindings(bytes: Uint8Array, size: PictureSize): Promise<readonly Finding[]> {
  const metadata = await readPictureMetadata(bytes);
  const dpi = metadata.hasCamera ? null : findCertainDpi(size);
  const { rules, flat } = await judgeQuality({ bytes, width: size.width, height: size.height, dpi });
  const findings = rules.map((rule) => describeQuality(rule));
  const maker = findMaker({ others: metadata.tools });
  if (maker) findings.push(maker);
  if (metadata.hasPlace) {
    const message =
      'The file says where it was taken (GPS). The page in the packet does not; the original in the kit does.';
    findings.push(
      note('gps-present', 'info', message, 'To keep the place private, photograph it again with location turned off.'),
    );
  }
  if (metadata.saysScreenshot || looksLikeScreenshot({ ...size, hasCamera: metadata.hasCamera, flat })) {
    const message =
      'It looks like a picture of a screen. Amazon takes scans and camera photos of identity and address papers only.';
    findings.push(
      note('screenshot-like', 'info', message, 'Scan or photograph the paper, or add the PDF that its issuer sends.'),
    );
  }
  return findings;
}

/** The stated resolution when it can be believed: high enough for a scanner, or giving the picture a paper's size. */
function findCertainDpi({ width, height, dpi }: PictureSize): number | null {
  if (dpi === null) return null;
  const [short, long] = [Math.min(width, height) / dpi, Math.max(width, height) / dpi];
  const isNear = (inches: number, paper: number): boolean => Math.abs(inches / paper - 1) <= PAPER_TOLERANCE;
  const isPaper = PAPERS.some(([across, along]) => isNear(short, across) && isNear(long, along));
  return dpi >= BELIEVABLE_DPI || isPaper ? dpi : null;
}
