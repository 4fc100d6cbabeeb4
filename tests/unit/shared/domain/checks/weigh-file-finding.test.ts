import { describe, expect, it } from 'vitest';
import { weighFileFinding } from '../../../../../shared/domain/checks/weigh-file-finding.ts';
import type { FindingLevel } from '../../../../../shared/domain/finding.ts';
import { theCatalogue } from '../../../../support/a-case-file.ts';

const weigh = (rule: string, type: string, level: FindingLevel = 'info'): readonly FindingLevel[] =>
  weighFileFinding({ rule, level, where: 'file', message: 'It is so.', fix: 'Do this.' }, type).map(
    (finding) => finding.level,
  );

describe('weighFileFinding', () => {
  it.each(['gov_id', 'utility_bill', 'bank_statement'])('warns of a picture of a screen as %s', (type) => {
    expect(weigh('screenshot-like', type)).toEqual(['warning']);
  });

  it.each(['listing_screenshot', 'amazon_notice', 'supplier_invoice', 'other_document'])(
    'says nothing of a picture of a screen as %s',
    (type) => {
      expect(weigh('screenshot-like', type)).toEqual([]);
    },
  );

  it('takes Word for what it is by type', () => {
    expect(weigh('office-metadata', 'supplier_invoice')).toEqual(['info']);
    expect(weigh('office-metadata', 'utility_bill')).toEqual(['warning']);
    expect(weigh('office-metadata', 'sop_document')).toEqual([]);
  });

  it('warns of editors, but not in what sellers make themselves', () => {
    expect(weigh('editor-metadata', 'supplier_invoice', 'warning')).toEqual(['warning']);
    expect(weigh('editor-metadata', 'product_photos', 'warning')).toEqual(['info']);
  });

  it('leaves everything else alone', () => {
    expect(weigh('blurred', 'gov_id', 'warning')).toEqual(['warning']);
    expect(weigh('gps-present', 'product_photos')).toEqual(['info']);
  });

  it('knows only types that the catalogue has', () => {
    const ids = new Set(theCatalogue().documentTypes.map(({ id }) => id));
    for (const type of ['gov_id', 'utility_bill', 'sop_document', 'product_photos', 'listing_screenshot']) {
      expect(ids).toContain(type);
    }
  });
});
