import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueTextsSchema, type CatalogueTextsByGroup } from '../../shared/domain/catalogue-texts.ts';
import type { Language } from '../../shared/domain/language.ts';

/** Groups of the catalogue that have words in other languages, with the names of their files. */
export const TRANSLATED_FILES = {
  reasons: 'reasons',
  documentTypes: 'document-types',
  paperChecks: 'checks',
  marketplaces: 'marketplaces',
  channels: 'channels',
  textRules: 'text-rules',
  clocks: 'clocks',
  calendars: 'holidays',
  furtherWays: 'further-ways',
  metrics: 'metrics',
  review: 'review',
  planPrompts: 'plan-prompts',
  replySteps: 'reply-steps',
  sources: 'sources',
} as const;

/** The catalogue's words in a language; nothing for English, in which the catalogue itself is written. */
export function loadCatalogueTexts(resourcesDir: string, language: Language): CatalogueTextsByGroup {
  const folder = join(resourcesDir, 'catalogue', language);
  if (!existsSync(folder)) return {};
  const groups = Object.entries(TRANSLATED_FILES).map(([group, name]) => [
    group,
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown,
  ]);
  return catalogueTextsSchema.parse(Object.fromEntries(groups));
}
