import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueSchema, type Catalogue } from '../../shared/domain/catalogue.ts';
import { noticeConceptsSchema } from '../../shared/domain/notice/notice-cues.ts';

/** The catalogue that came with the application. Throws when a file is missing or wrong: the installation is broken then. */
export function loadCatalogue(resourcesDir: string): Catalogue {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(resourcesDir, 'catalogue', `${name}.json`), 'utf8'));
  return catalogueSchema.parse({
    ...(read('about') as object),
    reasons: read('reasons'),
    documentTypes: read('document-types'),
    paperChecks: read('checks'),
    marketplaces: read('marketplaces'),
    channels: read('channels'),
    textRules: read('text-rules'),
    noticeCues: {
      ...(read('notice-cues') as object),
      concepts: noticeConceptsSchema.parse(read('notice-concepts')),
    },
    clocks: read('clocks'),
    calendars: read('holidays'),
    furtherWays: read('further-ways'),
    metrics: read('metrics'),
    review: read('review'),
    planPrompts: read('plan-prompts'),
    replySteps: read('reply-steps'),
    sources: read('sources'),
    changed: [],
  });
}
