import { basename } from 'node:path';
import type { CallArgument } from '../../../shared/contracts/index.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { saveNewFile } from '../../features/save-new-file.ts';
import { findDiskFailure } from '../../store/disk-failure.ts';
import type { AppOptions } from '../app-options.ts';

type CodePage = CallArgument<'protection.saveCodePage'> & { readonly groups: readonly string[] };
type Host = Pick<AppOptions, 'dialogs' | 'newId' | 'resourcesDir'>;

/** Writes a recovery code into a folder that the user chooses; null when the dialog was closed. Errors: those of writing. */
export async function saveCodePage(page: CodePage, host: Host): Promise<Result<{ fileName: string } | null>> {
  const folder = await host.dialogs.chooseFolder('recovery-code');
  if (folder === null) return ok(null);
  const bytes = page.format === 'pdf' ? await drawPage(page, host) : Buffer.from(writeText(page));
  const name = { base: page.title, ending: page.format === 'pdf' ? '.pdf' : '.txt' };
  try {
    return ok({ fileName: basename(await saveNewFile(folder, name, bytes, host.newId())) });
  } catch (thrown) {
    const failure = findDiskFailure(thrown, folder);
    if (failure) return fail(failure);
    throw thrown;
  }
}

/** Lines end as Windows' own editor wants it too. */
function writeText({ title, before, after, groups }: CodePage): string {
  return [title, ...before, groups.join('-'), ...after, ''].join('\r\n\r\n');
}

/** The PDF code is loaded only here: it is large, and seldom needed in this process. */
async function drawPage({ title, before, after, groups }: CodePage, { resourcesDir }: Host): Promise<Uint8Array> {
  const { drawCodePage } = await import('../../pdf/draw-code-page.ts');
  return drawCodePage({ title, before, after, groups, resourcesDir });
}
