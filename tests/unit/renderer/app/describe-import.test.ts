import { describe, expect, it } from 'vitest';
import { describeImport } from '../../../../renderer/app/describe-import.ts';
import { tellRefusal } from '../../../../shared/domain/file-refusal.ts';
import { sayLabel } from '../../../../shared/domain/said.ts';
import type { EvidenceId } from '../../../../shared/domain/ids.ts';

const headings = { added: 'Added', duplicates: 'Already there', refused: 'Not taken', left: 'Not looked at' };
const id = (text: string) => text as EvidenceId;

describe('describeImport', () => {
  it('lists every file under what became of it, with counts and reasons', () => {
    const text = describeImport(
      {
        kind: 'evidence-import',
        added: [id('a'), id('b')],
        duplicates: [{ file: 'copy.pdf', evidenceId: id('a') }],
        refused: [
          tellRefusal({
            file: 'x.docx',
            code: 'kind',
            message: sayLabel('Not taken.'),
            fix: sayLabel('Save it as PDF.'),
          }),
        ],
        lookAlikes: [],
        left: ['late.pdf'],
      },
      {
        titleOf: (evidenceId) => `Title of ${evidenceId}`,
        sayRefusal: ({ said }) => `“${said.message.text}” ${said.fix.text}`,
        headings,
      },
    );
    expect(text.split('\n')).toEqual([
      ...['Added (2)', '- Title of a', '- Title of b', ''],
      ...['Already there (1)', '- copy.pdf', ''],
      ...['Not taken (1)', '- x.docx: “Not taken.” Save it as PDF.', ''],
      ...['Not looked at (1)', '- late.pdf'],
    ]);
  });
});
