import { describe, expect, it } from 'vitest';
import { composeDraft } from '../../../../../shared/domain/contacts/compose-draft.ts';
import { draftKindSchema, draftSchema } from '../../../../../shared/domain/draft.ts';
import { createTextChecker } from '../../../../../shared/domain/text-checks/create-text-checker.ts';
import { toCheckedBlocks } from '../../../../../shared/domain/text-checks/checked-text.ts';
import { parseLetterText } from '../../../../../shared/domain/letter-text.ts';
import { aCaseFile, theCatalogue } from '../../../../support/a-case-file.ts';
import { anInteraction } from '../../../../support/a-new-case.ts';

const catalogue = theCatalogue();
const NOTICE =
  'From: Amazon <x@amazon.com>\nSubject: Your selling account\n\nHello,\n\nPlease provide:\n-- Invoices from your supplier\n';

function facts() {
  const { account, case: it } = aCaseFile();
  const interactions = [
    anInteraction({ direction: 'out', channel: 'ah_reactivate', at: '2026-09-20T10:00:00-04:00' }),
    anInteraction({
      direction: 'in',
      channel: 'reply_email',
      person: 'Seller Performance <sp@amazon.com>',
      at: '2026-09-16T10:00:00-04:00',
    }),
  ];
  return { account, case: it, noticeText: NOTICE, interactions };
}

describe('composeDraft', () => {
  it('replies under the subject of the notice, with case id and store on the first line', () => {
    const draft = composeDraft('noticeReply', facts(), catalogue);
    expect(draft).toMatchObject({ subject: 'Re: Your selling account', recipient: 'sp@amazon.com' });
    const [first] = draft.body.split('\n');
    expect(first).toMatch(/^Case ID: \d+.* \| Store: Brightleaf Home/);
    expect(draft.body).toContain('- Invoices from your supplier');
    expect(
      composeDraft('noticeReply', { ...facts(), noticeText: 'Subject: RE: Question\n\nx' }, catalogue).subject,
    ).toBe('Re: Question');
  });

  it('asks the three questions on the phone, and says what the people there cannot do', () => {
    const { body, subject } = composeDraft('callSheet', facts(), catalogue);
    expect(subject).toBe('');
    for (const words of [
      'reason code',
      'documents of our appeal can you see',
      'notes are on the case',
      'cannot decide',
    ]) {
      expect(body).toContain(words);
    }
    expect(body).toContain('Our last message: 20 September 2026');
  });

  it.each(draftKindSchema.options)(
    'writes %s so that it passes the checks on wording, with all facts or hardly any',
    (kind) => {
      const { account, case: it } = aCaseFile();
      const bare = {
        account: { ...account, legalName: '', merchantToken: '', email: '' },
        case: { ...it, caseIds: [], complaintIds: [], asins: [], reasons: [], noticeReceivedOn: null },
        noticeText: '',
        interactions: [],
      };
      for (const known of [facts(), bare]) {
        const draft = composeDraft(kind, known, catalogue);
        expect(draftSchema.safeParse(draft).success).toBe(true);
        expect(draft.body).not.toMatch(/undefined|null|\n{3}|\[|\bTBD\b|: \|/);
        // Only the call sheet has lines to fill in.
        if (kind !== 'callSheet') expect(draft.body).not.toMatch(/:[ \t]*\n(?!- )/);
        const blocks = toCheckedBlocks(
          parseLetterText(draft.body).flatMap((block) => (block.kind === 'heading' ? [] : [block])),
        );
        const found = createTextChecker(catalogue.textRules)([{ place: 'letter', blocks }], {
          ...{
            path: 'admit',
            today: '2026-11-02',
            caseIds: it.caseIds,
            noticeText: known.noticeText,
            earlierTexts: [],
          },
        });
        expect(found.filter(({ level }) => level === 'error')).toEqual([]);
      }
      expect(composeDraft(kind, facts(), catalogue)).toEqual(composeDraft(kind, facts(), catalogue));
    },
  );
});
