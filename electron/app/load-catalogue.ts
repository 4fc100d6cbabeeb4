import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { fillConcepts, type WrittenConcepts } from '../../shared/domain/notice/notice-cues.ts';

/**
 * The catalogue that came with the application. It is code as the rest is, so a test checks it against its schemas and a
 * start doesn't: that took 0.1 s. Throws when a file is missing or no JSON: the installation is broken then.
 */
export function loadCatalogue(resourcesDir: string): Catalogue {
  const read = <Part>(name: string): Part =>
    JSON.parse(readFileSync(join(resourcesDir, 'catalogue', `${name}.json`), 'utf8')) as Part;
  return {
    ...read<Pick<Catalogue, 'asOf'>>('about'),
    reasons: read('reasons'),
    documentTypes: read('document-types'),
    paperChecks: read('checks'),
    marketplaces: read('marketplaces'),
    channels: read('channels'),
    textRules: read('text-rules'),
    noticeCues: {
      ...read<Omit<Catalogue['noticeCues'], 'concepts'>>('notice-cues'),
      concepts: fillConcepts(read<WrittenConcepts>('notice-concepts')),
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
  };
}
