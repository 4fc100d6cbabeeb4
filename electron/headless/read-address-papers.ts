import { fileURLToPath } from 'node:url';
import { ADDRESS_PAPERS } from '../../shared/domain/checks/identity-checks.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { App } from '../app/create-app.ts';
import { createTextReader } from '../app/text-reader.ts';
import type { CommandHost } from './command.ts';

/**
 * Reads the text of a case's papers that show an address, as the window does in the background, so that the checks of the
 * command line see what those of the window see. Pictures have no text of their own; nothing is recognised here.
 */
export async function readAddressPapers(app: App, caseId: CaseId, host: CommandHost): Promise<void> {
  const papers = app.services.evidence
    .list(caseId)
    .filter(({ include, type, file }) => include && ADDRESS_PAPERS.has(type) && !file.mime.startsWith('image/'));
  if (papers.length === 0) return;
  const reader = createTextReader({
    workerFile: new URL('../pdf/read-text-worker.ts', import.meta.url),
    fontsDir: fileURLToPath(new URL('../../resources/fonts', import.meta.url)),
    onError: (thrown) => host.note(`reading text failed: ${String(thrown)}\n`),
  });
  try {
    for (const { file } of papers) {
      const texts = await reader.read(app.vault.locate(file.sha256), file.mime, host.signal);
      if (texts.ok) app.services.pageTexts.saveReading(file.sha256, texts.value);
    }
  } finally {
    await reader.close();
  }
}
