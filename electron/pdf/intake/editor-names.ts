import type { Finding } from '../../../shared/domain/finding.ts';
import { say } from '../../../shared/domain/said.ts';
import { note } from './inspection.ts';

/** Programs that change how documents look. What only scans, prints or develops photos isn't here. */
const EDITORS: readonly (readonly [RegExp, string])[] = [
  [/photoshop(?!.{0,12}lightroom)/i, 'Photoshop'],
  [/\bgimp\b|gnu image manipulation/i, 'GIMP'],
  [/\bcanva\b/i, 'Canva'],
  [/adobe illustrator/i, 'Illustrator'],
  [/\baffinity (?:photo|designer|publisher)\b|serif affinity/i, 'Affinity'],
  [/\bpixelmator\b/i, 'Pixelmator'],
  [/\bpaint\.net\b/i, 'Paint.NET'],
  [/\bphotopea\b/i, 'Photopea'],
  [/\bpicsart\b/i, 'PicsArt'],
  [/\bcoreldraw\b|\bcorel photo-?paint\b/i, 'Corel'],
  [/\binkscape\b/i, 'Inkscape'],
  [/\bilovepdf\b/i, 'iLovePDF'],
  [/\bsejda\b/i, 'Sejda'],
  [/\bpdf ?filler\b/i, 'pdfFiller'],
  [/\bpdfescape\b/i, 'PDFescape'],
  [/\bsmallpdf\b/i, 'Smallpdf'],
];

const OFFICE: readonly (readonly [RegExp, string])[] = [
  [/microsoft®? (?:office )?word\b|pdfmaker .{0,12}\bfor word\b/i, 'Word'],
  [/\bgoogle docs\b/i, 'Google Docs'],
  [/\bwps (?:writer|office)\b/i, 'WPS Writer'],
];

/** What a file says of the programs that made it. */
export type MakerNames = {
  readonly creator?: string | undefined;
  readonly producer?: string | undefined;
  /** More of the same: XMP tools and history, EXIF software. */
  readonly others?: readonly string[];
};

/**
 * A finding when a file names an editor (`editor-metadata`) or a word processor (`office-metadata`) as its maker. Seller
 * forums report refusals for that (domain.md 2.2, `editor_metadata`); an honest supplier's invoice can name either.
 */
export function findMaker({ creator = '', producer = '', others = [] }: MakerNames): Finding | undefined {
  const names = [creator, producer, ...others].join('\n');
  const isDrawing = /^draw$/i.test(creator.trim()) && /libreoffice|openoffice/i.test(producer);
  const editor = isDrawing ? 'LibreOffice Draw' : EDITORS.find(([pattern]) => pattern.test(names))?.[1];
  if (editor) {
    const message = say`The file says that it went through ${editor}, a program that can change documents. Amazon may take that for tampering.`;
    const fix = say`Ask for the file as its maker sends it out, or scan the paper. If this is the original, keep the mail it came with.`;
    return note('editor-metadata', 'warning', message, fix);
  }
  const isWriter = /^writer$/i.test(creator.trim()) && /libreoffice|openoffice/i.test(producer);
  const office = isWriter ? 'LibreOffice Writer' : OFFICE.find(([pattern]) => pattern.test(names))?.[1];
  if (!office) return undefined;
  const message = say`The file says that it was written in ${office}. Many honest documents are; Amazon may look closer at it.`;
  return note(
    'office-metadata',
    'info',
    message,
    say`If its maker has another system for such papers, ask for the file from there.`,
  );
}
