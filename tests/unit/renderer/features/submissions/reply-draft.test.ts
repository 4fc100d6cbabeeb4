import { describe, expect, it } from 'vitest';
import {
  fillReplyDraft,
  makeReply,
  type ReplyDraft,
} from '../../../../../renderer/features/submissions/reply-draft.ts';
import type { NoticePartReading } from '../../../../../shared/contracts/notices.ts';
import { newReplySchema } from '../../../../../shared/domain/reply.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const TEXT = 'We do not have enough information. Please reply within 7 days.';

function aDraft(changes: Partial<ReplyDraft> = {}): ReplyDraft {
  return {
    ...{ text: TEXT, subject: '', at: '2026-10-06T09:00:00Z', zone: 'UTC', channel: 'reply_email', amazonCaseId: '' },
    ...{ outcome: null, outcomeWords: '', requests: '', deadlines: [], submissionId: null, ...changes },
  };
}

function aPart(changes: Partial<NoticePartReading> = {}): NoticePartReading {
  return {
    ...{
      start: 0,
      end: TEXT.length,
      subject: null,
      kind: 'reply',
      reasons: [],
      scope: null,
      paths: [],
      section3: false,
    },
    ...{ caseIds: ['111'], complaintIds: [], asins: [], orderIds: [], requestedItems: ['An invoice', 'A letter'] },
    deadlines: [{ text: 'within 7 days', days: ['2026-10-13'] }],
    ...{ outcome: 'more_info', ...changes },
  };
}

describe('fillReplyDraft', () => {
  it('fills in what was read, with the words that the outcome comes from', () => {
    expect(fillReplyDraft(aDraft(), [aPart()], catalogue, [])).toMatchObject({
      ...{ outcome: 'more_info', outcomeWords: 'do not have enough information', amazonCaseId: '111' },
      ...{ requests: 'An invoice\nA letter', deadlines: [{ text: 'within 7 days', on: '2026-10-13' }] },
      submissionId: null,
    });
  });

  it('takes the answer among several messages, and nothing where nothing was read', () => {
    const notice = aPart({ kind: 'notice', outcome: null, caseIds: ['9'] });
    expect(fillReplyDraft(aDraft(), [notice, aPart()], catalogue, []).amazonCaseId).toBe('111');
    expect(fillReplyDraft(aDraft({ outcome: 'final' }), [], catalogue, [])).toMatchObject({
      outcome: null,
      requests: '',
    });
  });
});

describe('makeReply', () => {
  it('is what the application takes, with the status of its outcome and its earliest deadline', () => {
    const deadlines = [
      { text: 'later', on: '2026-10-20' },
      { text: 'soon', on: '2026-10-13' },
      { text: 'some day', on: null },
    ];
    const reply = makeReply(
      aDraft({ outcome: 'more_info', requests: ' An invoice \n\nA letter', deadlines }),
      catalogue,
    );
    expect(newReplySchema.parse(reply)).toMatchObject({ status: 'more-asked', deadlineOn: '2026-10-13' });
    expect(reply.requestedItems).toEqual(['An invoice', 'A letter']);
  });

  it('leaves the case where it is when the answer says nothing known; long messages are kept whole', () => {
    const text = 'word '.repeat(2000);
    const reply = makeReply(aDraft({ text }), catalogue);
    expect(reply).toMatchObject({ status: null, deadlineOn: null, contact: { body: text, direction: 'in' } });
    expect(reply.contact.summary).toHaveLength(300);
  });
});
