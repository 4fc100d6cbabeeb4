import type { CheckedCase } from '../case-file.ts';
import { findAddressDifferences } from '../compare-addresses.ts';
import { compareNames, type NameComparison } from '../compare-names.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';
import { say, sayList, type Said } from '../said.ts';
import { tellFinding } from '../tell-finding.ts';

/** Papers that must carry the account's legal name (domain.md 2.3). A person's papers carry the person's. */
export const NAMED_PAPERS: ReadonlySet<string> = new Set([
  'supplier_invoice',
  'commercial_invoice',
  'retail_receipt',
  'proof_of_payment',
  'letter_of_authorization',
  'license_agreement',
  'trademark_certificate',
  'utility_bill',
  'bank_statement',
  'credit_card_statement',
  'business_registration',
  'tax_registration',
  'lease',
  'insurance_certificate',
]);

/** Papers that prove the address of the account. */
export const ADDRESS_PAPERS: ReadonlySet<string> = new Set([
  'utility_bill',
  'bank_statement',
  'credit_card_statement',
  'business_registration',
  'lease',
]);

/** Names and addresses on documents against those of the account (domain.md 6.4 rule 7). */
export function checkIdentity(file: CheckedCase): readonly Finding[] {
  const used = file.evidence.filter(({ include }) => include);
  return [...used.flatMap((item) => checkHolder(item, file)), ...checkAddresses(file, used)];
}

function checkHolder(item: Evidence, { account }: CheckedCase): readonly Finding[] {
  if (!NAMED_PAPERS.has(item.type) || item.holder.trim() === '' || account.legalName.trim() === '') return [];
  const compared = compareNames(item.holder, account.legalName);
  if (compared.match === 'same') return [];
  const isStore = compareNames(item.holder, account.storeName).match === 'same';
  return [
    tellFinding({
      rule: 'holder-differs',
      level: compared.match === 'spelling' ? 'info' : 'warning',
      where: `evidence/${item.id}`,
      message: say`"${item.title}" is in the name "${item.holder}"; the account's legal name is "${account.legalName}". ${describeDifference(compared, isStore)}`,
      fix:
        compared.match === 'spelling'
          ? say`Compare both with Seller Central, letter by letter. If they mean the same, leave it.`
          : say`Use a document in the legal name, or correct the name in Seller Central first. If both names are yours, say so in one sentence and prove it.`,
    }),
  ];
}

function describeDifference({ match, onlyFirst, onlySecond }: NameComparison, isStore: boolean): Said {
  if (match === 'spelling') return say`Only capitals, accents, signs or the spelling of the company form differ.`;
  if (isStore) return say`That is the store name.`;
  const quote = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' ');
  const sides = [
    ...(onlyFirst.length > 0 ? [say`only on the document: ${quote(onlyFirst)}`] : []),
    ...(onlySecond.length > 0 ? [say`only on the account: ${quote(onlySecond)}`] : []),
  ];
  return sides.length === 0 ? say`The words stand in another order.` : say`Difference: ${sayList(sides, ';')}.`;
}

function checkAddresses(file: CheckedCase, used: readonly Evidence[]): readonly Finding[] {
  const papers = used.filter(({ type }) => ADDRESS_PAPERS.has(type));
  if (papers.length > 0 && file.account.address.trim() === '') {
    return [
      tellFinding({
        rule: 'address-missing',
        level: 'warning',
        where: 'account/address',
        message: say`The address of the account is missing, and ${papers.length === 1 ? say`a document` : say`documents`} must show the same.`,
        fix: say`Enter it as Seller Central shows it.`,
      }),
    ];
  }
  return papers.flatMap((item) => checkAddress(item, file));
}

function checkAddress(item: Evidence, file: CheckedCase): readonly Finding[] {
  const text = file.textByEvidence?.[item.id] ?? '';
  // Pictures and scans that nobody has read yet say nothing.
  if (text.trim() === '') return [];
  const differences = findAddressDifferences(file.account.address, text);
  if (differences.length === 0) return [];
  const seen = differences.map(({ expected, nearest }) =>
    nearest === null ? say`"${expected}" was not found` : say`"${expected}" was not found; nearest is "${nearest}"`,
  );
  return [
    tellFinding({
      rule: 'address-differs',
      level: 'warning',
      where: `evidence/${item.id}`,
      message: say`"${item.title}" does not show the address of the account as it is entered: ${sayList(seen, ';')}.`,
      fix: say`Compare it with Seller Central, letter by letter. Use a document with that address, or correct the address in Seller Central first.`,
    }),
  ];
}
