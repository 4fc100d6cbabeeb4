import { fileURLToPath } from 'node:url';
import type { VaultFile } from '../../shared/domain/evidence.ts';
import type { FactOffer, FactOffers } from '../../shared/domain/facts/fact-offer.ts';
import { offerFacts } from '../../shared/domain/facts/offer-facts.ts';
import type { App } from '../app/create-app.ts';
import { createTextReader } from '../app/text-reader.ts';
import type { CommandHost } from './command.ts';

export type OfferReader = {
  /** What the file's own text offers; null when its text can't be read. Pictures have none: nothing is recognised here. */
  readonly read: (app: App, file: Pick<VaultFile, 'sha256' | 'mime'>) => Promise<FactOffers | null>;
  readonly close: () => Promise<void>;
};

/** Reads the text of files in a worker and finds the facts that it offers, without an account to compare names with. */
export function createOfferReader(host: CommandHost): OfferReader {
  const reader = createTextReader({
    workerFile: new URL('../pdf/read-text-worker.ts', import.meta.url),
    fontsDir: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
    onError: (thrown) => host.note(`reading text failed: ${String(thrown)}\n`),
  });
  return {
    close: reader.close,
    read: async (app, { sha256, mime }) => {
      if (mime.startsWith('image/')) return null;
      const texts = await reader.read(app.vault.locate(sha256), mime, host.signal);
      return texts.ok ? offerFacts(texts.value) : null;
    },
  };
}

/** The offers as lines for people: field, value, page and reason. */
export function describeOffers(offers: FactOffers): readonly string[] {
  return Object.entries(offers).flatMap(([field, list]: readonly [string, readonly FactOffer<unknown>[]]) =>
    list.map(({ value, pageNumber, reason, doubt }) => {
      const words = 'words' in reason ? ` "${reason.words}"` : '';
      const other = doubt?.kind === 'day-or-month' ? `, could be ${doubt.other}` : '';
      const shown = typeof value === 'string' ? value : JSON.stringify(value);
      return `offers ${field}: ${shown} (page ${pageNumber}, ${reason.kind}${words}${other})`;
    }),
  );
}
