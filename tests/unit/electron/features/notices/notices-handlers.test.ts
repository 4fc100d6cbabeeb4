import { describe, expect, it } from 'vitest';
import { createNoticesHandlers } from '../../../../../electron/features/notices/notices-handlers.ts';
import { noticesContract } from '../../../../../shared/contracts/notices.ts';
import { describeParts } from '../../../../../electron/features/notices/describe-parts.ts';
import { ok, unwrap } from '../../../../../shared/result.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const ONE = `Subject: Your account

Hello,
Your account has been deactivated. Your Order Defect Rate is 2 %, which is above our target. Reply within 72 hours with a plan of action.
`;
const away: number[] = [];
const handlers = createNoticesHandlers({
  catalogue: theCatalogue(),
  readAway: (task) => {
    away.push(task.text.length);
    return Promise.resolve(ok(describeParts(task)));
  },
  readFile: (path) => Promise.resolve(ok({ text: path, subject: '', receivedAt: null })),
  chooseFile: () => Promise.resolve(null),
});
const read = async (text: string) => unwrap(await handlers['notices.read']({ text, receivedOn: '2026-02-06' }, []));

describe('notices.read', () => {
  it('gives what the contract says, with days counted from the day of receipt', async () => {
    const parts = await read(ONE);
    expect(noticesContract['notices.read'].output.parse(parts)).toEqual(parts);
    expect(parts).toMatchObject([
      { kind: 'notice', reasons: [{ reason: 'odr' }], deadlines: [{ text: 'within 72 hours', days: ['2026-02-09'] }] },
    ]);
  });

  it('keeps the messages of a paste apart, each with its place', async () => {
    const text = `From: a@example.com\n${ONE}\nFrom: b@example.com\n${ONE}`;
    const parts = await read(text);
    expect(parts.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    expect(parts.map(({ subject }) => subject)).toEqual(['Your account', 'Your account']);
  });

  it('reads short texts here and long ones away from the main thread', async () => {
    away.length = 0;
    await read(ONE);
    expect(away).toEqual([]);
    await read(ONE.repeat(20));
    expect(away).toHaveLength(1);
  });
});

describe('notices.readFile', () => {
  it('takes the dropped file, or nothing when the dialog was closed', async () => {
    expect(unwrap(await handlers['notices.readFile']({}, ['/x/notice.eml']))).toMatchObject({ text: '/x/notice.eml' });
    expect(unwrap(await handlers['notices.readFile']({}, []))).toBeNull();
  });
});
