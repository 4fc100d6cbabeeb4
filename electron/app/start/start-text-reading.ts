import { join } from 'node:path';
import { createTextReading, type TextReading } from '../../features/evidence/text-reading.ts';
import type { PageTextsService } from '../../features/evidence/page-texts-service.ts';
import type { Vault } from '../../vault/vault.ts';
import type { AppOptions } from '../app-options.ts';
import type { EventBus } from '../event-bus.ts';
import { describeThrown } from '../diagnostics/describe-thrown.ts';
import { createTextReader } from '../text-reader.ts';

type Parts = {
  readonly options: AppOptions;
  readonly pageTexts: PageTextsService;
  readonly vault: Pick<Vault, 'locate'>;
  readonly events: Pick<EventBus, 'subscribe'>;
};

/** What may bring files that were not read yet. */
const WAKING: readonly string[] = ['evidence.changed', 'cases.changed'];

/**
 * Reads the text of files while the application runs: what comes, and after a `wake` what an earlier run left. Gives what ends it
 * too.
 */
export function startTextReading({ options, pageTexts, vault, events }: Parts): Pick<TextReading, 'wake' | 'close'> {
  if (options.readsTexts === false) return { wake: () => undefined, close: () => Promise.resolve() };
  const { log } = options;
  const reader = createTextReader({
    workerFile: options.workers.readText,
    fontsDir: join(options.resourcesDir, 'fonts'),
    onError: (thrown, errorId) => log.error('reading text failed', { errorId, stack: describeThrown(thrown) }),
  });
  const reading = createTextReading({
    pageTexts,
    locate: vault.locate,
    read: reader.read,
    onError: (thrown) => log.error('text was not kept', { stack: describeThrown(thrown) }),
  });
  const unsubscribe = events.subscribe((event) => {
    if (WAKING.includes(event)) reading.wake();
  });
  return {
    wake: reading.wake,
    close: async () => {
      unsubscribe();
      await reading.close();
      await reader.close();
    },
  };
}
