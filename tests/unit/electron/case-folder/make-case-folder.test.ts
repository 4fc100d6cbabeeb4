import { describe, expect, it } from 'vitest';
import { makeCaseFolder } from '../../../../electron/case-folder/make-case-folder.ts';
import { caseFolderSchema } from '../../../../shared/domain/case-folder.ts';
import { aCaseFile } from '../../../support/a-case-file.ts';
import { aHighlight } from '../../../support/a-highlight.ts';

describe('makeCaseFolder', () => {
  it('puts highlights with their evidence, in the form that is read back', () => {
    const highlights = [aHighlight('inv', { note: 'The ASIN', inPacket: false }), aHighlight('sheet')];
    const folder = makeCaseFolder(aCaseFile({ highlights }));
    const { pageNumber, rectangles, createdAt } = aHighlight('inv');
    expect(folder.evidence.map((item) => item.highlights)).toEqual([
      [{ pageNumber, rectangles, note: 'The ASIN', inPacket: false, createdAt }],
      [{ pageNumber, rectangles, note: '', inPacket: true, createdAt }],
    ]);
    expect(caseFolderSchema.parse(JSON.parse(JSON.stringify(folder)))).toEqual(folder);
    const older = folder.evidence.map(({ highlights: _highlights, ...rest }) => rest);
    expect(caseFolderSchema.parse({ ...folder, evidence: older }).evidence[0]?.highlights).toEqual([]);
  });

  it('says the name of a file where its path had to bend it, unless no folder may hold that name', () => {
    const [item] = aCaseFile().evidence;
    if (!item) throw new Error('there is no evidence');
    const named = (fileName: string) => {
      const { evidence } = makeCaseFolder(aCaseFile({ evidence: [{ ...item, fileName }] }));
      return { path: evidence[0]?.file.split('/').at(-1), fileName: evidence[0]?.fileName };
    };
    expect(named('Rechnung.pdf')).toEqual({ path: 'Rechnung.pdf', fileName: undefined });
    expect(named('Rechnung: "März".pdf')).toEqual({ path: 'Rechnung_ _März_.pdf', fileName: 'Rechnung: "März".pdf' });
    expect(named('a\\..\\b.pdf')).toEqual({ path: 'a_.._b.pdf', fileName: undefined });
  });
});
