import { describe, expect, it } from 'vitest';
import { makeCaseFolder } from '../../../../electron/case-folder/make-case-folder.ts';
import { caseFolderSchema } from '../../../../shared/domain/case-folder.ts';
import { aCaseFile } from '../../../support/a-case-file.ts';
import { aHighlight } from '../../../support/a-highlight.ts';

describe('makeCaseFolder', () => {
  it('puts highlights with their evidence, in the form that is read back', () => {
    const highlights = [aHighlight('inv', { note: 'The ASIN', inPacket: false }), aHighlight('sheet')];
    const folder = makeCaseFolder(aCaseFile({ highlights }));
    const { pageNumber, rectangles } = aHighlight('inv');
    expect(folder.evidence.map((item) => item.highlights)).toEqual([
      [{ pageNumber, rectangles, note: 'The ASIN', inPacket: false }],
      [{ pageNumber, rectangles, note: '', inPacket: true }],
    ]);
    expect(caseFolderSchema.parse(JSON.parse(JSON.stringify(folder)))).toEqual(folder);
    const older = folder.evidence.map(({ highlights: _highlights, ...rest }) => rest);
    expect(caseFolderSchema.parse({ ...folder, evidence: older }).evidence[0]?.highlights).toEqual([]);
  });
});
