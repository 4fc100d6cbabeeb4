import { describe, expect, it } from 'vitest';
import { caseFolderSchema } from '../../../../shared/domain/case-folder.ts';
import { aSentRecord } from '../../../support/a-sent-record.ts';

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

/** The minimal case with what a whole copy has besides. */
function wholeCopy() {
  const { logEntry: _entry, ...record } = aSentRecord();
  const kept = { file: 'packet.pdf', stored: 'sent/packet.pdf' };
  const folder = minimal();
  return {
    ...folder,
    revision: 2,
    planVersions: [{ ...folder.plan, name: 'Before the call', createdAt: '2026-09-30T08:00:00Z', letterText: null }],
    otherAccounts: [folder.account],
    accountLinks: [[0, 1]],
    formerEvidence: ['gone'],
    submissions: [{ ...record, createdAt: '2026-10-01T20:20:00Z', planVersion: 0, keptFiles: [kept] }],
  };
}

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

  it('takes a whole copy, and a folder of before without its parts', () => {
    const folder = caseFolderSchema.parse(minimal());
    expect(folder).toMatchObject({ revision: 1, planVersions: [], formerEvidence: [], accountLinks: [], changes: [] });
    expect(folder.case.status).toBe('preparing');
    expect(issuesOf(() => wholeCopy())).toEqual([]);
  });

  it('refuses what a whole copy says and cannot be', () => {
    const [sent] = wholeCopy().submissions;
    const withSent = (changes: object) => issuesOf(() => ({ ...wholeCopy(), submissions: [{ ...sent, ...changes }] }));
    const kept = { file: 'packet.pdf', stored: 'sent/packet.pdf' };
    const { case: details } = minimal();
    const version = wholeCopy().planVersions[0];
    const change = { at: '2026-10-01T10:00:00Z', who: '', action: 'change', name: 'x' };
    expect(issuesOf((own) => ({ ...own, case: { ...details, status: 'won' } }))).toEqual(['case.status']);
    expect(issuesOf((own) => ({ ...own, case: { ...details, createdAt: 'yesterday' } }))).toEqual(['case.createdAt']);
    expect(issuesOf((own) => ({ ...own, revision: 3 }))).toEqual(['revision']);
    expect(withSent({ planVersion: 1 })).toEqual(['submissions.0.planVersion']);
    expect(withSent({ keptFiles: [{ ...kept, file: 'other.pdf' }] })).toEqual(['submissions.0.keptFiles.0.file']);
    expect(withSent({ keptFiles: [kept, kept] })).toEqual(['submissions.0.keptFiles.1.file']);
    expect(issuesOf((own) => ({ ...own, accountLinks: [[0, 1]] }))).toEqual(['accountLinks.0']);
    expect(issuesOf((own) => ({ ...own, accountLinks: [[0, 0]] }))).toEqual(['accountLinks.0']);
    expect(issuesOf((own) => ({ ...own, formerEvidence: ['inv'] }))).toEqual(['formerEvidence.0']);
    expect(issuesOf((own) => ({ ...own, changes: [{ ...change, action: 'forge' }] }))).toEqual(['changes.0.action']);
    expect(issuesOf((own) => ({ ...own, planVersions: Array(5001).fill(version) }))).toEqual(['planVersions']);
    for (const fileName of ['../x.pdf', 'a\\b.pdf', 'a\u0000.pdf', ''])
      expect(issuesOf((own) => ({ ...own, evidence: [{ ...own.evidence[0], fileName }] }))).toEqual([
        'evidence.0.fileName',
      ]);
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
