/**
 * How two names of a seller compare: `same`; `spelling` when only capitals, accents, dots and the like differ; `form`
 * when only the company form differs (LLC, Inc.); `other`.
 */
export type NameMatch = 'same' | 'spelling' | 'form' | 'other';

export type NameComparison = {
  readonly match: NameMatch;
  /** Words of the first name that the second lacks, and the other way round, as they are written. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
};

/** Company forms that are written in several ways; the first is the one that stands for all. */
const FORMS: readonly (readonly [string, RegExp])[] = [
  ['llc', /\b(?:l l c|llc|limited liability company)\b/g],
  ['inc', /\b(?:inc|incorporated)\b/g],
  ['corp', /\b(?:corp|corporation)\b/g],
  ['ltd', /\b(?:ltd|limited)\b/g],
  ['co', /\b(?:co|company)\b/g],
  ['gmbh', /\b(?:g m b h|gmbh|gesellschaft mit beschrankter haftung)\b/g],
  ['sarl', /\b(?:s a r l|sarl)\b/g],
  ['sas', /\b(?:s a s|sas)\b/g],
  ['srl', /\b(?:s r l|srl)\b/g],
  ['spa', /\b(?:s p a|spa)\b/g],
  ['sl', /\b(?:s l|sl)\b/g],
  ['sa', /\b(?:s a|sa)\b/g],
  ['bv', /\b(?:b v|bv)\b/g],
  ['plc', /\b(?:p l c|plc)\b/g],
];
const FORM_WORDS = new Set([...FORMS.map(([form]) => form), 'ag', 'kg', 'ug', 'ohg', 'llp', 'lp', 'pty']);

/**
 * Compares a name on a document with the name of the account. Small differences fail at Amazon (domain.md 2.2
 * `name_match`), so only what is written alike is `same`.
 */
export function compareNames(first: string, second: string): NameComparison {
  const [a, b] = [normaliseName(first), normaliseName(second)];
  const match = matchNames(first, second, a, b);
  if (match === 'same' || match === 'spelling') return { match, onlyFirst: [], onlySecond: [] };
  return { match, onlyFirst: listMissing(first, b), onlySecond: listMissing(second, a) };
}

function matchNames(first: string, second: string, a: string, b: string): NameMatch {
  if (even(first) === even(second)) return 'same';
  if (a === b || a.replaceAll(' ', '') === b.replaceAll(' ', '')) return 'spelling';
  const [plainA, plainB] = [withoutForm(a), withoutForm(b)];
  return plainA !== '' && plainA === plainB ? 'form' : 'other';
}

function even(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** A name in small letters without accents and signs, its company form in one spelling. */
export function normaliseName(name: string): string {
  const plain = foldText(name.replace(/&/g, ' and ').replace(/\+/g, ' and '));
  return FORMS.reduce((text, [form, spellings]) => text.replace(spellings, form), plain);
}

/** Small letters and figures, one space between words; accents, signs and the width of letters don't count. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function withoutForm(normalised: string): string {
  return normalised
    .split(' ')
    .filter((word) => !FORM_WORDS.has(word))
    .join(' ');
}

function listMissing(name: string, other: string): readonly string[] {
  const words = new Set(other.split(' '));
  return even(name)
    .split(' ')
    .filter((word) => {
      const folded = normaliseName(word);
      return folded !== '' && folded.split(' ').some((part) => !words.has(part));
    });
}
