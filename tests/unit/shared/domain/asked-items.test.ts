import { describe, expect, it } from 'vitest';
import { listAskedItems, listFiledReplyItems } from '../../../../shared/domain/asked-items.ts';
import { composeLetterBlocks } from '../../../../shared/domain/letter.ts';
import { listExhibits } from '../../../../shared/domain/exhibits.ts';
import { makeChecklist } from '../../../../shared/domain/checklist.ts';
import { aCaseFile, theCatalogue } from '../../../support/a-case-file.ts';
import { aSentRecord } from '../../../support/a-sent-record.ts';

const NOTICE = 'How do I reactivate my account?\n- Invoices from the last 365 days\n- A plan of action';

describe('listAskedItems', () => {
  it('puts what replies ask first, once where the notice asks the same', () => {
    const items = listAskedItems(NOTICE, ['Letter of authorization', 'invoices from the last 365 days.']);
    expect(items.map(({ text, from }) => `${from}: ${text}`)).toEqual([
      'reply: Letter of authorization',
      'reply: invoices from the last 365 days.',
      'notice: A plan of action',
    ]);
    expect(items[0]?.documentTypes).toEqual(['letter_of_authorization']);
  });
});

describe('listFiledReplyItems', () => {
  const reply = (answers: number | null, text: string) => ({
    answers,
    logEntry: 0,
    requestedItems: [text],
    deadlines: [],
  });

  it('leaves out what answers to earlier rounds asked', () => {
    const submissions = [aSentRecord({ round: 1 }), aSentRecord({ round: 2 })];
    const file = aCaseFile({ submissions, replies: [reply(0, 'old'), reply(1, 'new'), reply(null, 'unmatched')] });
    expect(listFiledReplyItems(file)).toEqual(['new', 'unmatched']);
    expect(listFiledReplyItems(aCaseFile())).toEqual([]);
  });

  it('reaches the letter and the checklist of the next round', () => {
    const file = aCaseFile({
      noticeText: NOTICE,
      submissions: [aSentRecord()],
      replies: [reply(0, 'Supplier contact information')],
      round: 2,
    });
    const letter = composeLetterBlocks(file, listExhibits(file.evidence, file.plan, file.case), theCatalogue());
    expect(JSON.stringify(letter)).toContain('Supplier contact information: ');
    expect(JSON.stringify(letter)).toContain('What you ask, and where it is answered');
    const list = makeChecklist(
      { reasons: [], noticeText: NOTICE, replyItems: listFiledReplyItems(file), plan: file.plan, evidence: [] },
      theCatalogue(),
    );
    expect(list.asked[0]).toMatchObject({ text: 'Supplier contact information', state: 'missing' });
  });
});
