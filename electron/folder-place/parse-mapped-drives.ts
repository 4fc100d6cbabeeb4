/**
 * The drive letters that Windows connects to folders of other computers at each login, in small letters with their colon
 * (`z:`), from what `reg query HKCU\Network` prints: one key for each letter. Names of keys are the same in every
 * language of Windows; the words of a refusal are not, and are no keys.
 */
export function parseMappedDrives(text: string): ReadonlySet<string> {
  const letters = [...text.matchAll(/^HKEY_CURRENT_USER\\Network\\([a-z])\s*$/gim)];
  return new Set(letters.map(([, letter = '']) => `${letter.toLowerCase()}:`));
}
