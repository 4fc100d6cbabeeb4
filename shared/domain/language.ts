import { z } from 'zod';

/** Languages of the interface. The appeal's own language has nothing to do with them: it stays as the user writes it. */
export const LANGUAGES = ['en', 'zh-Hans'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

export const languageSettingSchema = z.enum(['system', ...LANGUAGES]);
export type LanguageSetting = z.infer<typeof languageSettingSchema>;

/**
 * The language to speak.
 * @param systemTags the system's languages, the preferred one first (BCP 47: `zh-CN`, `en-GB`)
 */
export function chooseLanguage(setting: LanguageSetting, systemTags: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const known = systemTags.map(languageOfTag).find((language) => language !== undefined);
  return known ?? 'en';
}

/** Readers of traditional characters get the simplified ones: nearer to them than English. */
function languageOfTag(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split(/[-_]/);
  if (primary === 'zh') return 'zh-Hans';
  return primary === 'en' ? 'en' : undefined;
}
