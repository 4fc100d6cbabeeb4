import { describe, expect, it, vi } from 'vitest';
import { MAX_LIST_ROWS } from '../../shared/domain/review.ts';
import { unwrap } from '../../shared/result.ts';
import { caseJson, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { aNewCase } from '../support/a-new-case.ts';
import { runCommand } from '../support/run-command.ts';
import { putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

// A thread is started to read tables, on few cores.
vi.setConfig({ testTimeout: 120_000 });

const AS_IT_LOOKS = { columns: null, dateOrder: null, asins: null, from: null };
const PASTED = 'date\torder\tasin\tcomment\n03/04/2026\t111-1234567-1234567\tB0ABCDEFGH\tOpen box\n';

describe('the review of past practice', () => {
  it('keeps answers, figures and root causes, undoes each, and has them after a restart', async () => {
    const first = await startApp();
    const { id: caseId } = unwrap(await first.call('cases.create', aNewCase()));
    const get = async () => unwrap(await first.call('reviews.get', { caseId }));
    expect(await get()).toEqual({ answers: {}, metrics: {}, worksheets: [], lists: [] });

    unwrap(await first.call('reviews.saveAnswer', { caseId, questionId: 'work-who', answer: 'The packer.' }));
    const odr = { value: 1.8, limit: null, asOf: '2026-09-14' };
    unwrap(await first.call('reviews.saveMetric', { caseId, metricId: 'odr', patch: { value: 1.8 } }));
    unwrap(await first.call('reviews.saveMetric', { caseId, metricId: 'odr', patch: { asOf: '2026-09-14' } }));
    const sheet = unwrap(await first.call('reviews.addWorksheet', { caseId, problem: 'Open boxes' }));
    const whys = [{ answer: 'Returns were sent again', evidenceIds: [] }];
    const patch = { why: { index: 0, answer: 'Returns were sent again' } };
    unwrap(await first.call('reviews.saveWorksheet', { caseId, worksheetId: sheet.id, patch }));
    const full = await get();
    expect(full).toMatchObject({ answers: { 'work-who': 'The packer.' }, metrics: { odr }, worksheets: [{ whys }] });

    unwrap(await first.call('history.undo', { caseId }));
    expect((await get()).worksheets).toEqual([sheet]);
    unwrap(await first.call('history.redo', { caseId }));
    unwrap(await first.call('reviews.saveAnswer', { caseId, questionId: 'work-who', answer: ' ' }));
    expect((await get()).answers).toEqual({});
    expect(unwrap(await first.call('history.undo', { caseId })).redo).toBe('Answer question');
    await first.app.close();

    const second = await startApp({ dataDir: first.dataDir });
    expect(unwrap(await second.call('reviews.get', { caseId }))).toEqual(full);
  });

  it('refuses what it does not know', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const unknownSheet = { caseId, worksheetId: 'none', patch: { problem: 'x' } };
    expect(await call('reviews.saveWorksheet', unknownSheet)).toMatchObject({ error: { code: 'not-found' } });
    const source = { tableId: 'never' };
    expect(await call('reviews.previewList', { caseId, source, reading: AS_IT_LOOKS })).toMatchObject({
      error: { code: 'not-found' },
    });
    const unknown = { caseId: 'none' as typeof caseId, questionId: 'work-who', answer: 'x' };
    expect(await call('reviews.saveAnswer', unknown)).toMatchObject({ error: { code: 'not-found' } });
  });

  it('shows a table as a list, asks which way round its dates are, and takes it', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const source = { text: PASTED };
    const seen = unwrap(await call('reviews.previewList', { caseId, source, reading: AS_IT_LOOKS }));
    expect(seen).toMatchObject({ dateOrder: 'unclear', keptRows: 1, rows: [{ date: null, text: 'Open box' }] });

    const reading = { ...AS_IT_LOOKS, dateOrder: 'month-first' as const };
    const list = { caseId, source, reading, kind: 'complaints' as const, title: 'Open boxes' };
    const { listId } = unwrap(await call('reviews.addList', list));
    expect(unwrap(await call('reviews.listRows', { caseId, listId, fromRow: 0, count: 9 }))).toEqual([
      { date: '2026-03-04', orderId: '111-1234567-1234567', asin: 'B0ABCDEFGH', text: 'Open box' },
    ]);
    unwrap(await call('reviews.removeList', { caseId, listId }));
    unwrap(await call('history.undo', { caseId }));
    expect(unwrap(await call('reviews.get', { caseId })).lists).toMatchObject([{ id: listId, rowCount: 1 }]);
  });

  it('answers about 200,000 rows, and takes those of one ASIN', async () => {
    const { call, desk } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const rows = Array.from(
      { length: 200_000 },
      (_, at) => `2026-03-01;B0ABC${String(at % 1000).padStart(5, '0')};x y z`,
    );
    desk.files = [putFile(createTempDir(), 'orders.csv', `day;asin;note\n${rows.join('\n')}\n`)];
    const chosen = unwrap(await call('reviews.chooseTable', { caseId }));
    expect(chosen?.fileName).toBe('orders.csv');
    const source = { tableId: chosen?.tableId ?? '' };
    const all = unwrap(await call('reviews.previewList', { caseId, source, reading: AS_IT_LOOKS }));
    expect(all).toMatchObject({ rowCount: 199_999, keptRows: 199_999, isCut: true });
    const list = { caseId, source, kind: 'orders' as const, title: 'Orders' };
    expect(await call('reviews.addList', { ...list, reading: AS_IT_LOOKS })).toMatchObject({
      error: { code: 'conflict', message: expect.stringContaining(`1 to ${MAX_LIST_ROWS}`) },
    });
    const reading = { ...AS_IT_LOOKS, asins: ['b0abc00007'] };
    unwrap(await call('reviews.addList', { ...list, reading }));
    expect(unwrap(await call('reviews.get', { caseId })).lists).toMatchObject([
      { rowCount: 200, rowsByAsin: [{ asin: 'B0ABC00007', count: 200 }] },
    ]);
  });

  it('says why a table can’t be read', async () => {
    const { call } = await startApp();
    const { id: caseId } = unwrap(await call('cases.create', aNewCase()));
    const faultOf = async (text: string) =>
      unwrap(await call('reviews.previewList', { caseId, source: { text }, reading: AS_IT_LOOKS }));
    expect(await faultOf('just a line')).toMatchObject({ kind: 'fault', fault: 'no-columns' });
    expect(await faultOf('\u0000\u0001\u0002')).toMatchObject({ kind: 'fault', fault: 'not-text' });
  });

  it('is checked on the command line: a figure past its limit that the plan leaves out', async () => {
    const plain = caseJson();
    const late = { ...plain, case: { ...plain.case, reasons: ['late_shipment'] } };
    const folder = await writeCaseFolderFiles({ ...late, review: { metrics: { lsr: { value: 7.5 } } } });
    const { stdout } = await runCommand(['check', folder, '--date', '2026-10-01', '--json']);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
    expect(findings.find(({ rule }) => rule === 'metric-unexplained')?.message).toContain('7.5 %');
  });

  it('travels in a case folder and back', async () => {
    const review = {
      answers: { 'work-who': 'The packer.' },
      metrics: { odr: { value: 1.8 } },
      worksheets: [{ id: 'w1', problem: 'Open boxes', whys: [{ answer: 'Returns', evidenceIds: ['inv-acme'] }] }],
      lists: [{ id: 'l1', kind: 'complaints' as const, title: 'Said', rows: [{ text: 'Open box' }] }],
    };
    const folder = await writeCaseFolderFiles({ ...caseJson(), review });
    const dataDir = createTempDir();
    const archive = `${createTempDir()}/case.zip`;
    expect((await runCommand(['archive', folder, '--out', archive])).exit).toBe(0);
    expect((await runCommand(['restore', archive, '--data', dataDir])).exit).toBe(0);
    const { call } = await startApp({ dataDir });
    const [found] = unwrap(await call('cases.list', {}));
    if (!found) throw new Error('no case');
    expect(unwrap(await call('reviews.get', { caseId: found.id }))).toMatchObject({
      answers: review.answers,
      metrics: { odr: { value: 1.8, limit: null, asOf: null } },
      worksheets: review.worksheets,
      lists: [{ id: 'l1', rowCount: 1, title: 'Said' }],
    });

    const whys = [{ answer: 'x', evidenceIds: ['gone'] }];
    const broken = await writeCaseFolderFiles({
      ...caseJson(),
      review: { worksheets: [{ id: 'w1', problem: '', whys }] },
    });
    const refused = await runCommand(['check', broken]);
    expect(refused.exit).toBe(3);
    expect(refused.stderr).toContain('review.worksheets.0.whys.0.evidenceIds.0');
  });
});
