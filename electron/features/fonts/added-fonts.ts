import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { AddedFont } from '../../../shared/domain/added-font.ts';
import { tellRefusal, type FileRefusal } from '../../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../../shared/domain/said.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { notFound } from '../not-found.ts';
import { findReason } from '../../../shared/errors.ts';

/** Whether a file can be put into a packet, and what the font calls itself. Errors: `files-refused`. */
export type CheckFont = (path: string) => Promise<Result<{ readonly name: string }>>;

type Options = {
  /** The folder of the user's font files; made when it is missing. */
  readonly dir: string;
  readonly checkFont: CheckFont;
};

export type TakenFonts = { readonly fonts: readonly AddedFont[]; readonly refused: readonly FileRefusal[] };

const FONT_FILE = /^[^\\/:*?"<>|\p{Cc}]{1,100}\.(ttf|otf)$/iu;
/** The largest Chinese fonts have 20 to 30 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
const OTHER_FONT = say`Take another font for the same script: Google’s Noto fonts are free.`;
/** What the fonts call themselves: opening a large file at each look would take time. */
const NAMES_FILE = 'names.json';
const namesSchema = z.record(z.string(), z.string());

/** Font files that the user added for scripts that the application has no font for. */
export function createAddedFonts({ dir, checkFont }: Options) {
  const names = keepNames(dir);
  const list = async (): Promise<readonly AddedFont[]> => {
    const files = (await readdir(dir).catch((): string[] => [])).filter((file) => FONT_FILE.test(file)).sort();
    const named = await names.read();
    return Promise.all(
      files.map(async (file) => ({ file, name: named[file] ?? file, sizeBytes: (await stat(join(dir, file))).size })),
    );
  };
  const takeIn = async (path: string): Promise<FileRefusal | undefined> => {
    const file = basename(path);
    const refusal = await refuseUnseen(path);
    if (refusal) return refusal;
    const part = join(dir, `${file}.part`);
    try {
      await copyFile(path, part);
      const checked = await checkFont(part);
      if (!checked.ok) return refuse(file, 'font', findReason(checked.error) ?? say`The file could not be read.`);
      await rename(part, join(dir, file));
      await names.save(file, checked.value.name);
      return undefined;
    } catch {
      return refuse(
        file,
        'unwritable',
        say`The file could not be copied.`,
        say`Check that the disk has room, and try again.`,
      );
    } finally {
      await rm(part, { force: true });
    }
  };

  return {
    list,
    /** Takes what can be used, and says of each other file why not. A file of the same name takes the old one's place. */
    add: async (paths: readonly string[]): Promise<TakenFonts> => {
      await mkdir(dir, { recursive: true });
      const refused: FileRefusal[] = [];
      for (const path of paths) {
        const refusal = await takeIn(path);
        if (refusal) refused.push(refusal);
      }
      return { fonts: await list(), refused };
    },
    remove: async (file: string): Promise<Result<AddedFont[]>> => {
      const found = (await list()).find((font) => font.file === file);
      if (!found) return notFound('font', file);
      await rm(join(dir, found.file), { force: true });
      await names.save(found.file, undefined);
      return ok([...(await list())]);
    },
  };
}

export type AddedFonts = ReturnType<typeof createAddedFonts>;

/** What the fonts call themselves. */
function keepNames(dir: string) {
  const read = async (): Promise<Readonly<Record<string, string>>> => {
    try {
      return namesSchema.parse(JSON.parse(await readFile(join(dir, NAMES_FILE), 'utf8')));
    } catch {
      return {};
    }
  };
  const save = async (file: string, name: string | undefined): Promise<void> => {
    const { [file]: _old, ...names } = await read();
    const part = join(dir, `${NAMES_FILE}.part`);
    await writeFile(part, JSON.stringify(name === undefined ? names : { ...names, [file]: name }));
    await rename(part, join(dir, NAMES_FILE));
  };
  return { read, save };
}

async function refuseUnseen(path: string): Promise<FileRefusal | undefined> {
  const file = basename(path);
  if (!FONT_FILE.test(file))
    return refuse(file, 'name', say`This is no font file: its name must end in “.ttf” or “.otf”.`);
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile())
    return refuse(file, 'missing', say`The file could not be read.`, say`Check that it is still there.`);
  return facts.size > MAX_BYTES ? refuse(file, 'too-large', say`The file is larger than 64 MB.`) : undefined;
}

function refuse(file: string, code: string, message: Said, fix = OTHER_FONT): FileRefusal {
  return tellRefusal({ file, code, message, fix });
}
