/** How many groups a code has, and how many characters each of them. */
export type CodeShape = { readonly groups: number; readonly groupLength: number };

/**
 * What stands between groups, or around them: spaces, everything that looks like a dash (a minus, and the long sound and the
 * middle dots that Chinese and Japanese input methods type instead), dots, commas, strokes and quotation marks.
 */
const BETWEEN = String.raw`[\s\p{Pd}\p{Pi}\p{Pf}−ー·・•⁃_.,:;、。/|\\~"']+`;

/**
 * The groups of a code as a person typed or pasted it, in capitals, full-width characters made plain; as many as can be told
 * apart. A code as it is printed is found in a text around it, and seven groups among numbers and other words.
 */
export function splitTypedCode(text: string, { groups, groupLength }: CodeShape): readonly string[] {
  // Marks that can't be seen come along from PDF files and web pages.
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase();
  const group = `[0-9A-Z]{${groupLength}}`;
  const printed = new RegExp(`(?<![0-9A-Z])${group}(?:\\p{Pd}${group}){${groups - 1}}(?![0-9A-Z])`, 'u').exec(plain);
  const typed = (printed?.[0] ?? plain).split(new RegExp(BETWEEN, 'u')).filter((part) => part !== '');
  const whole = typed.filter((part) => part.length === groupLength);
  return whole.length === groups ? whole : typed;
}
