import { describe, expect, it } from 'vitest';
import { makeArchiveIndex } from '../../../../shared/domain/archive-index.ts';
import { caseFolderSchema } from '../../../../shared/domain/case-folder.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';
import { caseJson } from '../../../support/a-case-folder.ts';

const context = {
  catalogue: theCatalogue(),
  sent: [{ name: 'sent/1-round-1/packet.pdf', round: 1 }],
  changes: [{ id: 1, at: '2026-10-01T10:00:00.000Z', who: 'maren', action: 'undo', name: 'Add <evidence>' }],
} as const;

describe('makeArchiveIndex', () => {
  it('shows facts, notice, plan, documents, contacts and what was sent, under the headings of the path', () => {
    const folder = caseFolderSchema.parse(caseJson());
    const page = makeArchiveIndex(folder, context);
    for (const text of [folder.case.title, folder.account.storeName, folder.evidence[0]?.title ?? '', 'Root cause'])
      expect(page).toContain(text);
    expect(page).toContain('<a href="sent/1-round-1/packet.pdf">');
    expect(page).toContain('<td>undone: Add &#60;evidence&#62;</td><td>maren</td>');
    const disputed = makeArchiveIndex({ ...folder, case: { ...folder.case, path: 'dispute' } }, context);
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
      context,
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain("href='");
    expect(page.match(/&#60;script&#62;/g)).toHaveLength(5);
  });
});
