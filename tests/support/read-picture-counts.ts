import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const PAINTS = new Set<number>([OPS.paintImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObject]);

/** How many pictures pdf.js paints on each page of a PDF. */
export async function readPictureCounts(bytes: Uint8Array): Promise<readonly number[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  const pdf = await task.promise;
  try {
    const counts: number[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
      counts.push(fnArray.filter((op) => PAINTS.has(op)).length);
    }
    return counts;
  } finally {
    await task.destroy();
  }
}
