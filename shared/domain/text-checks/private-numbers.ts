import type { TextRange } from './checked-text.ts';

const DIGITS = /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g;
const ORDER_ID = /^\d{3}-\d{7}-\d{7}$/;
/** Numbers of as many digits that are no card's. */
const OTHER_NUMBER =
  /\b(?:gtin|ean|upc|isbn|tracking|order|shipment|removal|invoice|case|asin|batch|lot)\b[^.\n]{0,24}$/i;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;

/** Card numbers (Luhn) and bank accounts (IBAN, ISO 13616 check) that stand in full (domain.md 6.3 `pii`). */
export function findPrivateNumbers(text: string): readonly TextRange[] {
  const cards = [...text.matchAll(DIGITS)].filter(({ 0: number, index }) => {
    const isOther = ORDER_ID.test(number) || OTHER_NUMBER.test(text.slice(Math.max(0, index - 40), index));
    return !isOther && passesLuhn(number.replace(/\D/g, ''));
  });
  const accounts = [...text.matchAll(IBAN)].filter(({ 0: iban }) => passesIbanCheck(iban.replaceAll(' ', '')));
  return [...cards, ...accounts].map(({ 0: found, index }) => ({ start: index, end: index + found.length }));
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

/** Letters count 10 to 35; the number, its first four characters moved to the end, leaves 1 when divided by 97. */
function passesIbanCheck(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  const moved = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of moved) {
    const value = Number.parseInt(character, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}
