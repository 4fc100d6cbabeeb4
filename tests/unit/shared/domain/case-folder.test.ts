import { describe, expect, it } from 'vitest';
import { caseFolderSchema } from '../../../../shared/domain/case-folder.ts';

const minimal = () => ({
  format: 'reinstate.case/1',
  account: {
    storeName: 'Brightleaf Home',
    legalName: 'Brightleaf Trading LLC',
    merchantToken: 'A2EXAMPLE12345',
    marketplace: 'US',
    email: 'owner@example.com',
    address: '12 Mill Lane\nDover, DE 19901',
  },
  case: {
    title: 'Authenticity complaint',
    reasons: ['inauthentic_supply'],
    path: 'admit',
    caseIds: ['12345678901'],
    asins: ['B0ABCDEFGH'],
    section3: true,
    noticeReceivedOn: '2026-09-14',
    noticeText: 'Hello',
  },
  plan: { rootCause: '', correctiveActions: '', preventiveMeasures: '' },
  evidence: [{ id: 'inv', file: 'evidence/inv.pdf', type: 'supplier_invoice', title: 'Invoice' }],
});

const issuesOf = (change: (folder: ReturnType<typeof minimal>) => unknown): readonly string[] => {
  const folder = minimal();
  const result = caseFolderSchema.safeParse(change(folder) ?? folder);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
};

describe('caseFolderSchema', () => {
  it('takes log entries of before, and refuses attachments that are no evidence', () => {
    const entry = { at: '2026-09-15T10:20:00-04:00', channel: 'ahs_call', direction: 'out', person: '', summary: 'x' };
    const contact = { ...entry, outcome: null, followUpOn: null };
    const folder = caseFolderSchema.parse({ ...minimal(), interactions: [contact] });
    expect(folder.interactions[0]).toMatchObject({ zone: '', promises: [], inTimeline: true, earlierVersions: [] });
    const attach = (id: string) => issuesOf((own) => ({ ...own, interactions: [{ ...contact, attachments: [id] }] }));
    expect(attach('inv')).toEqual([]);
    expect(attach('lost')).toEqual(['interactions.0.attachments.0']);
  });

  it('fills in what may be left out', () => {
    const folder = caseFolderSchema.parse(minimal());
    expect(folder.case).toMatchObject({ complaintIds: [], deadlineOn: null, noticeFile: null, exhibitOrder: 'cited' });
    expect(folder.evidence[0]).toMatchObject({
      include: true,
      pages: null,
      quantities: {},
      documentDate: null,
      note: '',
    });
    expect(folder.interactions).toEqual([]);
  });

  it('names the place of each fault', () => {
    expect(issuesOf((folder) => ({ ...folder, format: 'reinstate.case/2' }))).toEqual(['format']);
    expect(issuesOf((folder) => ({ ...folder, plan: undefined }))).toEqual(['plan']);
    expect(issuesOf((folder) => ({ ...folder, evidence: [{ ...folder.evidence[0], title: '' }] }))).toEqual([
      'evidence.0.title',
    ]);
    expect(issuesOf((folder) => ({ ...folder, evidence: [{ ...folder.evidence[0], pages: [0] }] }))).toEqual([
      'evidence.0.pages.0',
    ]);
    expect(issuesOf((folder) => ({ ...folder, case: { ...folder.case, path: 'beg' } }))).toEqual(['case.path']);
    expect(issuesOf((folder) => ({ ...folder, case: { ...folder.case, noticeReceivedOn: '2026-02-30' } }))).toEqual([
      'case.noticeReceivedOn',
    ]);
  });

  it('refuses unknown keys and ids used twice', () => {
    const twice = caseFolderSchema.safeParse({
      ...minimal(),
      evidence: [minimal().evidence[0], minimal().evidence[0]],
    });
    expect(twice.error?.issues[0]?.path).toEqual(['evidence', 1, 'id']);
    const unknown = caseFolderSchema.safeParse({ ...minimal(), secret: 1 });
    expect(unknown.error?.issues[0]?.message).toContain('secret');
  });

  it('refuses an id that could not stand in a citation', () => {
    for (const id of ['', 'two words', '-x', 'a]b', 'ü']) {
      expect(
        issuesOf((folder) => ({ ...folder, evidence: [{ ...folder.evidence[0], id }] })),
        id,
      ).toEqual(['evidence.0.id']);
    }
  });
});
