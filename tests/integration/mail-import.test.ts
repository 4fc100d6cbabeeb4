import { describe, expect, it, vi } from 'vitest';
import type { CaseId } from '../../shared/domain/ids.ts';
import { unwrap } from '../../shared/result.ts';
import { AMAZON, makeThreadMail, SELLER } from '../fixtures/thread-mails.ts';
import { makeNestedMail } from '../fixtures/printed-files.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

vi.setConfig({ testTimeout: 60_000 });

const NOW = new Date('2026-10-01T12:00:00Z');

const NOTICE = makeThreadMail({
  from: AMAZON,
  to: SELLER,
  date: 'Mon, 14 Sep 2026 23:30:00 -0700',
  subject: 'Your Amazon.com account [Case 12345678901]',
  messageId: 'notice@amazon.com',
  text: 'Hello,\n\nYour account was deactivated.',
});

async function startWithCase(): Promise<TestApp & { readonly caseId: CaseId; readonly dir: string }> {
  const test = await startApp({ now: () => NOW });
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase()));
  return { ...test, caseId, dir: createTempDir() };
}

async function anAnswer(): Promise<Buffer> {
  return makeThreadMail({
    from: SELLER,
    to: AMAZON,
    // A clock that was a week behind.
    date: 'Tue, 8 Sep 2026 10:20:00 -0400',
    subject: 'Re: Your Amazon.com account',
    messageId: 'answer@example.com',
    inReplyTo: 'lost@amazon.com',
    references: '<notice@amazon.com> <lost@amazon.com>',
    text: 'Please find our invoice.\n\nOn Mon, Sep 14, 2026 Seller Performance wrote:\n> Hello,\n> Your account',
    attachments: [{ name: 'invoice 1043.pdf', mime: 'application/pdf', bytes: await aPdf(2) }],
  });
}

describe('importing e-mails', () => {
  it('puts a thread in order, knows who wrote, cuts quotations, and links attachments as evidence', async () => {
    const { call, caseId, dir } = await startWithCase();
    const paths = [putFile(dir, 'answer.eml', await anAnswer()), putFile(dir, 'notice.eml', NOTICE)];
    const read = unwrap(await call('interactions.readMails', { caseId }, paths));
    expect(read.refused).toEqual([]);
    expect(read.mails).toMatchObject([
      {
        file: 'notice.eml',
        status: 'new',
        contact: { direction: 'in', at: '2026-09-14T23:30:00-07:00', amazonCaseId: '12345678901' },
        notes: [],
      },
      {
        file: 'answer.eml',
        contact: { direction: 'out', excerpt: 'Please find our invoice.' },
        notes: ['quote-cut', 'before-parent'],
        attachments: [{ index: 0, fileName: 'invoice 1043.pdf', isOffered: true }],
      },
    ]);
    const mails = [
      { index: 0, direction: 'in' as const, attachments: [] },
      { index: 1, direction: 'out' as const, attachments: [0] },
    ];
    const { batchId } = read;
    const added = unwrap(await call('interactions.addMails', { caseId, batchId, mails, keepFiles: false }));
    expect(added).toMatchObject({ refused: [] });
    const evidence = unwrap(await call('evidence.list', { caseId }));
    expect(evidence).toMatchObject([{ fileName: 'invoice 1043.pdf', file: { pageCount: 2 } }]);
    const list = unwrap(await call('interactions.list', { caseId }));
    expect(list).toMatchObject([
      { direction: 'in', messageId: 'notice@amazon.com', attachments: [] },
      { direction: 'out', inReplyTo: 'lost@amazon.com', attachments: [evidence[0]?.id] },
    ]);
    // One step takes all of it back.
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('interactions.list', { caseId }))).toEqual([]);
    expect(unwrap(await call('evidence.list', { caseId }))).toEqual([]);
  });

  it('knows a mail again, by its Message-ID or, without one, by what it says', async () => {
    const { call, caseId, dir } = await startWithCase();
    const plain = makeThreadMail({ from: AMAZON, to: SELLER, date: null, subject: 'Question', text: 'Which?' });
    const paths = [
      putFile(dir, 'notice.eml', NOTICE),
      putFile(dir, 'notice copy.eml', NOTICE),
      putFile(dir, 'no id.eml', plain),
    ];
    const first = unwrap(await call('interactions.readMails', { caseId }, paths));
    expect(first.mails.map(({ status }) => status).sort()).toEqual(['new', 'new', 'twice']);
    expect(first.mails.find(({ file }) => file === 'no id.eml')?.notes).toEqual(['no-date']);
    const mails = first.mails
      .filter(({ status }) => status === 'new')
      .map(({ index }) => ({ index, direction: 'in' as const, attachments: [] }));
    unwrap(await call('interactions.addMails', { caseId, batchId: first.batchId, mails, keepFiles: true }));
    const second = unwrap(await call('interactions.readMails', { caseId }, paths));
    expect(second.mails.map(({ status }) => status)).toEqual(expect.arrayContaining(['known', 'known', 'twice']));
    // The files themselves were kept and linked.
    expect(unwrap(await call('evidence.list', { caseId })).map(({ fileName }) => fileName)).toEqual(
      expect.arrayContaining(['no id.eml']),
    );
    expect(
      unwrap(await call('interactions.list', { caseId })).every(({ attachments }) => attachments.length === 1),
    ).toBe(true);
  });

  it('says of every other file why it is no e-mail, and takes the rest', async () => {
    const { call, caseId, dir } = await startWithCase();
    const broken = Buffer.from(
      'From: a@amazon.com\r\nSubject: cut\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHello',
    );
    const paths = [
      putFile(dir, 'empty.eml', Buffer.alloc(0)),
      putFile(dir, 'noise.eml', Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))),
      putFile(dir, 'outlook.msg', Buffer.from('xx')),
      putFile(dir, 'deep.eml', makeNestedMail(500)),
      putFile(dir, 'cut.eml', broken),
      putFile(
        dir,
        'future.eml',
        makeThreadMail({ from: AMAZON, to: SELLER, date: 'Fri, 1 Jan 2027 10:00:00 +0000', subject: 'x', text: 'y' }),
      ),
    ];
    const read = unwrap(await call('interactions.readMails', { caseId }, paths));
    expect(read.refused.map(({ file }) => file)).toEqual(['empty.eml', 'noise.eml', 'outlook.msg', 'deep.eml']);
    expect(read.refused.every(({ message, fix }) => message !== '' && fix !== '')).toBe(true);
    expect(read.mails.map(({ file, notes }) => [file, notes])).toEqual([
      ['cut.eml', expect.arrayContaining(['no-date', 'incomplete'])],
      ['future.eml', ['future']],
    ]);
  });

  it('reads an e-mail of 40 MB with e-mails attached to it', async () => {
    const { call, caseId, dir } = await startWithCase();
    const inner = makeThreadMail({
      ...{ from: AMAZON, to: SELLER, date: 'Mon, 14 Sep 2026 10:00:00 +0000', subject: 'inner', text: 'inside' },
      attachments: [{ name: 'large.bin', mime: 'application/octet-stream', bytes: Buffer.alloc(21_000_000, 7) }],
    });
    const outer = makeThreadMail({
      ...{ from: SELLER, to: AMAZON, date: 'Tue, 15 Sep 2026 10:00:00 +0000', subject: 'outer', text: 'see below' },
      attachments: [
        { name: 'first.eml', mime: 'message/rfc822', bytes: inner },
        { name: 'paper.pdf', mime: 'application/pdf', bytes: await aPdf(1) },
      ],
    });
    expect(outer.length).toBeGreaterThan(38_000_000);
    const read = unwrap(await call('interactions.readMails', { caseId }, [putFile(dir, 'large.eml', outer)]));
    expect(read.refused).toEqual([]);
    expect(read.mails).toMatchObject([{ contact: { excerpt: 'see below' } }]);
    const pdf = read.mails[0]?.attachments.find(({ fileName }) => fileName === 'paper.pdf');
    const mails = [{ index: 0, direction: 'out' as const, attachments: [pdf?.index ?? -1] }];
    const added = await call('interactions.addMails', { caseId, batchId: read.batchId, mails, keepFiles: false });
    expect(unwrap(added).refused).toEqual([]);
  });

  it('refuses a batch that another one has replaced', async () => {
    const { call, caseId, dir } = await startWithCase();
    const path = putFile(dir, 'notice.eml', NOTICE);
    const { batchId } = unwrap(await call('interactions.readMails', { caseId }, [path]));
    unwrap(await call('interactions.readMails', { caseId }, [path]));
    const mails = [{ index: 0, direction: 'in' as const, attachments: [] }];
    const late = await call('interactions.addMails', { caseId, batchId, mails, keepFiles: false });
    expect(late).toMatchObject({ error: { code: 'not-found' } });
    expect(await call('interactions.readMails', { caseId }, [])).toMatchObject({ error: { code: 'invalid-input' } });
  });
});
