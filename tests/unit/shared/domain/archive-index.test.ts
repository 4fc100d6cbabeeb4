import { describe, expect, it } from 'vitest';
import { makeArchiveIndex } from '../../../../shared/domain/archive-index.ts';
import { caseFolderSchema } from '../../../../shared/domain/case-folder.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';
import { caseJson } from '../../../support/a-case-folder.ts';
import { aSentRecord } from '../../../support/a-sent-record.ts';

/** A case that was sent and answered, with a version of its plan and a line of its audit list. */
function aSentFolder() {
  const { logEntry: _entry, ...record } = aSentRecord();
  const stored = { file: 'packet.pdf', stored: 'sent/1-round-1/packet.pdf' };
  const json = caseJson();
  return caseFolderSchema.parse({
    ...json,
    case: { ...json.case, status: 'more-asked' },
    planVersions: [{ ...json.plan, name: 'Before <b>the call</b>', createdAt: '2026-09-30T08:00:00.000Z' }],
    submissions: [{ ...record, logEntry: 0, planVersion: null, keptFiles: [stored] }, record],
    replies: [{ logEntry: 0, answers: 0, requestedItems: ['Invoices < 365 days'], deadlines: [] }],
    changes: [{ at: '2026-10-01T10:00:00.000Z', who: 'maren', action: 'undo', name: 'Add <evidence>' }],
  });
}

describe('makeArchiveIndex', () => {
  it('shows facts, notice, plan, documents, contacts and what was sent, under the headings of the path', () => {
    const folder = aSentFolder();
    const page = makeArchiveIndex(folder, theCatalogue());
    for (const text of [folder.case.title, folder.account.storeName, folder.evidence[0]?.title ?? '', 'Root cause'])
      expect(page).toContain(text);
    expect(page).toContain('<a href="sent/1-round-1/packet.pdf">');
    expect(page).toContain('<td>Status</td><td>Amazon asked for more</td>');
    expect(page).toContain('<td>Round 1</td><td>2026-10-01 16:20</td>');
    expect(page).toContain(`SHA-256 ${'f'.repeat(64)}`);
    // The second sending kept no files.
    expect(page.match(/packet\.pdf<br>/g)).toHaveLength(1);
    expect(page).toContain('Invoices &#60; 365 days');
    expect(page).toContain('<td>Before &#60;b&#62;the call&#60;/b&#62;</td><td>2026-09-30 08:00 UTC</td>');
    expect(page).toContain('<td>undone: Add &#60;evidence&#62;</td><td>maren</td>');
    const disputed = makeArchiveIndex({ ...folder, case: { ...folder.case, path: 'dispute' } }, theCatalogue());
    expect(disputed).toContain('Why it complies');
  });

  it('shows whatever was typed as text', () => {
    const folder = caseFolderSchema.parse(caseJson());
    const hostile = `"><script>alert(1)</script><a href='javascript:x'>`;
    const page = makeArchiveIndex(
      {
        ...folder,
        account: { ...folder.account, legalName: hostile },
        case: { ...folder.case, title: hostile, noticeText: hostile },
        plan: { ...folder.plan, rootCause: hostile },
      },
      theCatalogue(),
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain("href='");
    expect(page.match(/&#60;script&#62;/g)).toHaveLength(5);
  });
});
