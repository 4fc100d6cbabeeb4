import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { AddedFonts } from './added-fonts.ts';

/** Answers the calls `fonts.*`. */
export function createFontsHandlers(options: {
  readonly addedFonts: AddedFonts;
  /** The system's dialog; null when the user closed it. */
  readonly chooseFiles: () => Promise<readonly string[] | null>;
}): Pick<Handlers, 'fonts.list' | 'fonts.add' | 'fonts.remove'> {
  const { addedFonts, chooseFiles } = options;
  return {
    'fonts.list': async () => ok([...(await addedFonts.list())]),
    'fonts.add': async () => {
      const paths = await chooseFiles();
      if (paths === null) return ok(null);
      const { fonts, refused } = await addedFonts.add(paths);
      return ok({ fonts: [...fonts], refused: [...refused] });
    },
    'fonts.remove': ({ file }) => addedFonts.remove(file),
  };
}
