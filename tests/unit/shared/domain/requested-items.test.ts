import { describe, expect, it } from 'vitest';
import { listRequestedItems } from '../../../../shared/domain/requested-items.ts';

const NOTICE = `Hello,

Your account was deactivated.

Why did this happen?
- Buyers complained about B0ABCDEFGH.

How do I reactivate my account?
Please send us:
-- Copies of invoices issued in the last 365 days that
   reflect your sales volume.
• Your supplier's name, phone number and website
3. The root cause of the complaints and the actions you have taken

What happens if I do not send this?
- Funds may be withheld.`;

describe('listRequestedItems', () => {
  const items = listRequestedItems(NOTICE);

  it('takes the bullets of the block that says how to reactivate, and no others', () => {
    expect(items.map((item) => item.text)).toEqual([
      'Copies of invoices issued in the last 365 days that reflect your sales volume.',
      "Your supplier's name, phone number and website",
      'The root cause of the complaints and the actions you have taken',
    ]);
  });

  it('says which documents and which parts of the plan answer an item', () => {
    expect(items[0]?.documentTypes).toContain('supplier_invoice');
    expect(items[1]?.documentTypes).toContain('supplier_contact_sheet');
    expect(items[2]?.planParts).toEqual(['rootCause', 'correctiveActions']);
  });

  it('takes no utility bill for a bill of a supplier', () => {
    const typesOf = (line: string) => listRequestedItems(`Send:\n- ${line}`)[0]?.documentTypes;
    expect(typesOf('A utility bill from the last 90 days')).toEqual(['utility_bill']);
    expect(typesOf('An electricity bill from your provider')).toEqual(['utility_bill']);
    expect(typesOf('The bills from whoever sold you the goods')).toContain('supplier_invoice');
  });

  it('knows that the other account is shown to be back by the mail that says so', () => {
    expect(listRequestedItems('Send:\n- Reactivate the other account first')[0]?.documentTypes).toContain(
      'reactivation_proof',
    );
  });

  it('takes every bullet where no heading says how', () => {
    expect(listRequestedItems('Send:\n* A utility bill\n* A utility bill\n* B0ABCDEFGH')).toHaveLength(1);
  });

  it('goes on to the heading that lists something, whatever the subject above it says', () => {
    const notice =
      'Action required: your listings\n\nHello,\n\nHow do I get my listings back?\nTell us:\n1. the root cause\n';
    expect(listRequestedItems(notice).map(({ text }) => text)).toEqual(['the root cause']);
  });

  it('reads what the line asks that opens the block, and no divider of a mail program', () => {
    const [item] = listRequestedItems(
      'To appeal, explain the root cause and what you changed.\n-----Original Message-----',
    );
    expect(item?.planParts).toEqual(['rootCause', 'correctiveActions']);
  });

  it('finds nothing in running text', () => {
    expect(listRequestedItems('We received your message. Thank you - the team.')).toEqual([]);
  });

  it('stays quick on a very long text', () => {
    expect(listRequestedItems('-'.repeat(200_000) + '\n' + '- a b c\n'.repeat(20_000)).length).toBeLessThan(20_000);
  });

  it('ends a request where a new sentence begins, and goes on with a wrapped line', () => {
    const notice = [
      'Please send:',
      '- Invoices from your supplier that show the quantities of the last 365',
      'Days and the address',
      '- A letter',
      'from the brand',
      '- The root cause',
      'You must respond within 72 hours.',
    ].join('\n');
    expect(listRequestedItems(notice).map((item) => item.text)).toEqual([
      'Invoices from your supplier that show the quantities of the last 365 Days and the address',
      'A letter from the brand',
      'The root cause',
    ]);
  });
});
