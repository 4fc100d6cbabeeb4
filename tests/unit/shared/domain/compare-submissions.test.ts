import { describe, expect, it } from 'vitest';
import { appealOf, compareSubmissions, listSentBefore } from '../../../../shared/domain/compare-submissions.ts';
import { anEvidence } from '../../../support/a-case-file.ts';
import { aSentExhibit, aSentRecord } from '../../../support/a-sent-record.ts';

const invoice = aSentExhibit(anEvidence('inv'), 'A');
const photo = aSentExhibit(anEvidence('photo'), 'B');

describe('compareSubmissions', () => {
  it('finds nothing between an appeal and itself, also when only letters changed', () => {
    const earlier = appealOf(aSentRecord({ exhibits: [invoice, photo] }));
    const later = appealOf(
      aSentRecord({
        exhibits: [
          { ...photo, label: 'A' },
          { ...invoice, label: 'B' },
        ],
      }),
    );
    const found = compareSubmissions(earlier, later);
    expect(found).toMatchObject({ added: [], dropped: [], changed: [], contradictions: [] });
    expect(found.same).toHaveLength(2);
  });

  it('tells added, dropped, replaced and differently described exhibits apart', () => {
    const other = aSentExhibit(anEvidence('loa'));
    const described = { ...invoice, documentDate: '2026-03-09', quantities: { B0ABCDEFGH: 90 }, issuer: 'Acme Ltd' };
    const earlier = appealOf(aSentRecord({ exhibits: [{ ...invoice, quantities: { B0ABCDEFGH: 120 } }, photo] }));
    const found = compareSubmissions(
      earlier,
      appealOf(aSentRecord({ exhibits: [{ ...described, sha256: '9'.repeat(64) }, other] })),
    );
    expect(found.added.map(({ evidenceId }) => evidenceId)).toEqual(['loa']);
    expect(found.dropped.map(({ evidenceId }) => evidenceId)).toEqual(['photo']);
    expect(found.changed).toMatchObject([
      {
        isReplaced: true,
        facts: [
          { field: 'issuer', was: 'Acme Wholesale Inc.', is: 'Acme Ltd' },
          { field: 'documentDate', was: '2 March 2026', is: '9 March 2026' },
          { field: 'quantities', was: 'B0ABCDEFGH: 120', is: 'B0ABCDEFGH: 90' },
        ],
      },
    ]);
  });

  it('knows a file that comes back under another name', () => {
    const again = { ...aSentExhibit(anEvidence('copy')), sha256: invoice.sha256, title: invoice.title };
    const found = compareSubmissions(
      appealOf(aSentRecord({ exhibits: [invoice] })),
      appealOf(aSentRecord({ exhibits: [again] })),
    );
    expect(found).toMatchObject({ added: [], dropped: [], changed: [] });
  });

  it('names days, numbers and suppliers that the texts tell differently', () => {
    const later = aSentRecord();
    const plan = { ...later.plan, correctiveActions: '- On 2026-09-16 we removed 35 units.' };
    const { contradictions } = compareSubmissions(appealOf(aSentRecord()), appealOf(aSentRecord({ plan })));
    expect(contradictions).toMatchObject([{ about: 'count', later: { where: 'plan/correctiveActions' } }]);
  });

  it('reads what it can of a kit of an earlier version', () => {
    const { content: _content, ...manifest } = aSentRecord().manifest;
    const exhibit = { label: 'A', evidenceId: 'inv', title: 'Invoice', separatorPage: 2, firstPage: 3, lastPage: 4 };
    const original = {
      file: 'originals/01.pdf',
      exhibit: 'A',
      evidenceId: 'inv',
      originalName: 'inv.pdf',
      sha256: invoice.sha256,
    };
    const old = { ...manifest, report: { ...manifest.report, exhibits: [exhibit] }, originals: [original] };
    const found = compareSubmissions(
      appealOf({ ...aSentRecord(), manifest: old }),
      appealOf(aSentRecord({ exhibits: [invoice, photo] })),
    );
    expect(found.added.map(({ evidenceId }) => evidenceId)).toEqual(['photo']);
    expect(found.changed.map(({ isReplaced }) => isReplaced)).toEqual([false]);
  });
});

describe('listSentBefore', () => {
  it('names the first round in which the very file went out', () => {
    const rounds = [
      aSentRecord({ round: 2, exhibits: [invoice, photo] }),
      aSentRecord({ round: 1, exhibits: [invoice] }),
    ];
    const copy = { ...invoice, evidenceId: anEvidence('copy').id };
    const changed = { ...photo, sha256: '8'.repeat(64) };
    expect(
      listSentBefore([copy, photo, changed], rounds).map(({ evidenceId, round }) => `${evidenceId} ${round}`),
    ).toEqual(['copy 1', 'photo 2']);
  });
});
