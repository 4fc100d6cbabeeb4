/** Codes of Tesseract that aren't codes of languages. */
const SCRIPTS: Readonly<Record<string, string>> = { chi_sim: 'zh-Hans', chi_tra: 'zh-Hant', aze_cyrl: 'az-Cyrl' };

/**
 * The name of a recognition language for people, e.g. “German (deu)”.
 * @param locale of the interface
 */
export function nameOcrLanguage(code: string, locale: string): string {
  const tag = SCRIPTS[code.replace(/_vert$/, '')] ?? code.split('_')[0] ?? code;
  try {
    const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag);
    return name === undefined ? code : `${name} (${code})`;
  } catch {
    return code;
  }
}
