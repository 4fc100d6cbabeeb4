import { createHash } from 'node:crypto';
import * as mupdf from 'mupdf';
import { PDFDocument } from 'pdf-lib';
import { findSheetOffset } from '../../../shared/domain/exhibit-sheets.ts';
import type { PacketExhibit, PacketReport } from '../../../shared/domain/packet.ts';
import type { PaperForPacket } from '../a-packet.ts';
import type { BuiltFile, BuiltPacket } from '../golden/build-golden.ts';
import { unpackWithQpdf } from '../qpdf.ts';
import { readPdf, type ReadPdf } from '../read-pdf.ts';

/** An exhibit in one file of a packet: as planned, as reported, and its paper. */
export type SubjectExhibit = {
  readonly planned: PacketExhibit;
  readonly placed: PacketReport['exhibits'][number];
  readonly paper: PaperForPacket;
  readonly isReduced: boolean;
  /** The packet page (1-based) of a page of the paper. */
  readonly pageOf: (sourcePage: number) => number;
};

/** One file of a packet, opened by everybody who judges it. */
export type QualitySubject = BuiltFile & {
  readonly packet: BuiltPacket;
  readonly exhibits: readonly SubjectExhibit[];
  readonly read: ReadPdf;
  /** Everything in the file as text. */
  readonly unpacked: string;
  readonly shown: mupdf.Document;
  readonly parsed: PDFDocument;
  /** Pages of our own, and those with a band, 1-based. */
  readonly ownPages: ReadonlySet<number>;
  readonly bandPages: ReadonlySet<number>;
};

/** What a point finds wrong, in words; nothing when all is well. */
export type QualityPoint = (subject: QualitySubject) => readonly string[] | Promise<readonly string[]>;

/** Opens a file of a packet with qpdf, MuPDF, pdf.js and pdf-lib. */
export async function openSubject(file: BuiltFile, packet: BuiltPacket): Promise<QualitySubject> {
  const read = await readPdf(file.bytes);
  const exhibits = file.report.exhibits.map((placed) => findExhibit(placed, packet));
  const shown = exhibits.filter(isShown);
  const evidence = new Set(shown.flatMap(({ placed }) => range(placed.firstPage, placed.lastPage)));
  const framed = exhibits.filter(({ planned }) => planned.frame);
  return {
    ...file,
    packet,
    exhibits,
    read,
    unpacked: await unpackWithQpdf(file.bytes),
    shown: mupdf.Document.openDocument(file.bytes, 'application/pdf'),
    parsed: await PDFDocument.load(file.bytes, { updateMetadata: false }),
    ownPages: new Set(range(1, read.pages.length).filter((page) => !evidence.has(page))),
    bandPages: new Set([
      ...framed.flatMap(({ placed }) => range(placed.firstPage, placed.lastPage)),
      ...exhibits.flatMap(({ placed }) => placed.markedCopies ?? []),
    ]),
  };
}

/** Whether the packet has the exhibit's pages; else it is a separate file, and has only its sheet. */
export function isShown({ planned }: Pick<SubjectExhibit, 'planned'>): boolean {
  return planned.enclosed === undefined;
}

function findExhibit(placed: SubjectExhibit['placed'], { plan, papers, report }: BuiltPacket): SubjectExhibit {
  const planned = plan.exhibits.find(({ label }) => label === placed.label);
  const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const paper = papers.find(({ bytes }) => hash(bytes) === planned?.source.sha256);
  if (!planned || !paper) throw new Error(`exhibit ${placed.label} was never planned`);
  const isReduced = report.size?.exhibits.some(({ label }) => label === placed.label) ?? false;
  const pageOf = (page: number): number => placed.firstPage + findSheetOffset(planned, page);
  return { planned, placed, paper, isReduced, pageOf };
}

export function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

export const squeeze = (text: string): string => text.replaceAll(/\s+/g, ' ');
