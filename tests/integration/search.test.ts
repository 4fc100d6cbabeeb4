import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { aNewCase, anInteraction } from '../support/a-new-case.ts';
import { aPdf, putFile } from '../support/sample-files.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

async function startWithTexts() {
  const test = await startApp();
  const { id: caseId } = unwrap(await test.call('cases.create', aNewCase({ title: 'Kitchen scales' })));
  unwrap(await test.call('plans.save', { caseId, patch: { rootCause: 'We trusted a liquidator from Köln.' } }));
  const interaction = anInteraction({ person: 'Priya', summary: 'The agent read the liquidator paragraph.' });
  const logged = unwrap(await test.call('interactions.add', { caseId, interaction }));
  return { ...test, caseId, interactionId: logged.id };
}

describe('search', () => {
  it('finds words in titles, notices, plans and the log, and says where', async () => {
    const { call, caseId, interactionId } = await startWithTexts();
    const find = async (query: string) =>
      unwrap(await call('search.find', { query })).map(({ source, id }) => `${source}:${id}`);
    expect(await find('kitchen')).toEqual(['case:null']);
    expect(await find('supplier')).toEqual(['notice:null']);
    expect((await find('liquidator')).sort()).toEqual([`interaction:${interactionId}`, 'plan:rootCause']);
    expect(await find('12345678901')).toEqual(['case:null']);
    unwrap(await call('cases.remove', { caseId }));
    expect(await find('kitchen')).toEqual([]);
  });

  it('takes the beginning of a word, any order, any accents', async () => {
    const { call } = await startWithTexts();
    const [hit] = unwrap(await call('search.find', { query: 'koln liquid' }));
    expect(hit).toMatchObject({ source: 'plan', id: 'rootCause', title: 'Root cause', caseTitle: 'Kitchen scales' });
    expect(hit?.snippet).toContain('\u0001liquidator\u0002');
  });

  it('finds the notes of highlights, until their document is removed', async () => {
    const { app, call, caseId, finished } = await startWithTexts();
    const file = putFile(createTempDir(), 'invoice.pdf', await aPdf());
    await finished(unwrap(await call('evidence.startImport', { caseId }, [file])).jobId);
    const rectangles = [{ left: 0.1, top: 0.2, width: 0.3, height: 0.04 }];
    const note = 'The quantity here is the café’s whole order, not ours';
    const highlight = { pageNumber: 1, rectangles, note, inPacket: true };
    unwrap(await call('highlights.add', { caseId, evidenceId: 'invoice', highlight }));
    const find = async (query: string) => unwrap(await call('search.find', { query }));
    expect(await find('order CAFE quant')).toMatchObject([
      {
        ...{ caseTitle: 'Kitchen scales', source: 'evidence', id: 'invoice', pageNumber: 1 },
        snippet: 'The \u0001quantity\u0002 here is the \u0001café\u0002’s whole \u0001order\u0002, not ours',
      },
    ]);
    expect(await find('quantity missing')).toEqual([]);
    unwrap(await call('evidence.remove', { caseId, evidenceId: 'invoice' }));
    expect(await find('quantity')).toEqual([]);
    await app.close();
  });

  it('finds what the review says, by question and in the worksheets, until it is taken back', async () => {
    const { call, caseId } = await startWithTexts();
    const find = async (query: string) =>
      unwrap(await call('search.find', { query, caseId })).map(({ source, id, snippet }) => [source, id, snippet]);
    const answer = 'The packer on Sundays';
    unwrap(await call('reviews.saveAnswer', { caseId, questionId: 'work-who', answer }));
    const { id: worksheetId } = unwrap(await call('reviews.addWorksheet', { caseId, problem: 'Wrong parcels' }));
    const patch = { why: { index: 0, answer: 'Two shelves looked alike' } };
    unwrap(await call('reviews.saveWorksheet', { caseId, worksheetId, patch }));
    expect(await find('sunday')).toEqual([['review', 'work-who', 'The packer on \u0001Sundays\u0002']]);
    expect(await find('parcels shelves')).toMatchObject([['cause', null, expect.stringContaining('\u0001shelves')]]);
    unwrap(await call('history.undo', { caseId }));
    expect(await find('shelves')).toEqual([]);
    unwrap(await call('reviews.saveAnswer', { caseId, questionId: 'work-who', answer: '' }));
    expect(await find('sunday')).toEqual([]);
  });

  it('looks in one case only when it is named', async () => {
    const { call, caseId } = await startWithTexts();
    const other = unwrap(await call('cases.create', aNewCase({ title: 'Kitchen knives' })));
    const find = async (input: { caseId?: typeof caseId }) =>
      unwrap(await call('search.find', { query: 'kitchen', ...input })).map((hit) => hit.caseTitle);
    expect((await find({})).sort()).toEqual(['Kitchen knives', 'Kitchen scales']);
    expect(await find({ caseId })).toEqual(['Kitchen scales']);
    expect(await find({ caseId: other.id })).toEqual(['Kitchen knives']);
  });

  it.each(['', '   ', '"', '* - (', 'AND', 'NEAR(', "'; DROP TABLE cases; --", 'title:kitchen OR x', '🙂'])(
    'takes %j as words or as nothing, never as a command',
    async (query) => {
      const { call } = await startWithTexts();
      const found = await call('search.find', { query });
      expect(found.ok).toBe(true);
      expect(unwrap(await call('cases.list', {}))).toHaveLength(1);
    },
  );
});
