import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, sep, win32 } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { StoredFile } from '../../shared/domain/stored-file.ts';
import { tellRefusal, type FileRefusal } from '../../shared/domain/file-refusal.ts';
import { say, type Said } from '../../shared/domain/said.ts';
import { sizeOfStored, streamStored } from '../vault/stored-file.ts';

/** A file that a case folder names, found and safe to read. */
export type FolderFile = StoredFile & { readonly sizeBytes: number };
export type FoundFile =
  | { readonly file: FolderFile; readonly refusal: undefined }
  | { readonly file: undefined; readonly refusal: FileRefusal };

/**
 * Finds a file that `case.json` names, without leaving the folder: no absolute path, no `..`, no link to elsewhere.
 * @param root the folder's real path (links resolved)
 * @param name the path as written, relative, with `/`
 * @param key what the files of the folder are sealed with, if they are
 */
export async function findFolderFile(root: string, name: string, key?: string): Promise<FoundFile> {
  const refuse = (code: string, message: Said, fix: Said): FoundFile => ({
    file: undefined,
    refusal: tellRefusal({ file: name, code, message, fix }),
  });
  const misspelt = describeBadPath(name);
  if (misspelt !== undefined) {
    return refuse('outside', misspelt, say`Write a path inside the folder of the appeal, like "evidence/invoice.pdf".`);
  }
  const path = join(root, ...name.split('/'));
  let stats: Stats;
  try {
    if (!isInside(root, await realpath(path))) {
      return refuse(
        'outside',
        say`It is a link to a place outside the folder of the appeal.`,
        say`Put a copy of the file there.`,
      );
    }
    stats = await stat(path);
  } catch (thrown) {
    return refuse(...describeUnreadable(thrown, await findSimilarName(path)));
  }
  if (stats.isDirectory()) return refuse('folder', say`It is a folder, not a file.`, say`Name the file inside it.`);
  if (!stats.isFile()) return refuse('kind', say`It is not a regular file.`, say`Put a copy of the document there.`);
  const file: StoredFile = key === undefined ? { path } : { path, key };
  const sizeBytes = key === undefined ? stats.size : await sizeOfStored(file);
  if (sizeBytes === 0) return refuse('empty', say`The file is empty.`, say`Copy it again from where it came from.`);
  return { file: { ...file, sizeBytes }, refusal: undefined };
}

/** Why a relative path of a case folder is no such path, or undefined when it is one. */
export function describeBadPath(name: string): Said | undefined {
  if (name.startsWith('/') || win32.isAbsolute(name) || /^[A-Za-z]:/.test(name)) return say`The path is absolute.`;
  if (name.includes('\\')) return say`The path has "\\" in it; parts are parted by "/".`;
  if (name.includes('\0')) return say`The path holds a character that no path can hold.`;
  const parts = name.split('/');
  if (parts.includes('..')) return say`The path leads out of the folder of the appeal ("..").`;
  return parts.some((part) => part === '' || part === '.') ? say`The path has an empty part.` : undefined;
}

function isInside(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function describeUnreadable(thrown: unknown, similar: string | undefined): [code: string, message: Said, fix: Said] {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const fix =
      similar === undefined
        ? say`Put the file there, or take its entry out of case.json.`
        : say`Did you mean "${similar}"?`;
    return ['missing', say`The file is not there.`, fix];
  }
  if (code === 'ELOOP') return ['outside', say`It is a link that leads to itself.`, say`Put a copy of the file there.`];
  return ['unreadable', say`The file cannot be read (${String(code)}).`, say`Check who may read the file.`];
}

/** The name beside a missing file that differs only in capitals or in how accents are composed (macOS decomposes them). */
async function findSimilarName(path: string): Promise<string | undefined> {
  const fold = (name: string): string => name.normalize('NFC').toLowerCase();
  const wanted = fold(path.slice(dirname(path).length + 1));
  const names = await readdir(dirname(path)).catch(() => []);
  return names.find((name) => fold(name) === wanted);
}

type KnownKind = { readonly label: Said; readonly endings: readonly string[] };
const KINDS: readonly (KnownKind & { readonly matches: (head: Buffer) => boolean })[] = [
  {
    label: say`a PDF`,
    endings: ['.pdf'],
    // Readers take a header anywhere in the first 1024 bytes (PDF 1.7 implementation note 13).
    matches: (head) => head.subarray(0, 1024).includes('%PDF-'),
  },
  {
    label: say`a JPEG picture`,
    endings: ['.jpg', '.jpeg', '.jpe', '.jfif'],
    matches: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff,
  },
  {
    label: say`a PNG picture`,
    endings: ['.png'],
    matches: (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  },
  {
    label: say`a WebP picture`,
    endings: ['.webp'],
    matches: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
  {
    label: say`a GIF picture`,
    endings: ['.gif'],
    matches: (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6)),
  },
  {
    label: say`a TIFF picture`,
    endings: ['.tif', '.tiff'],
    matches: (head) => /^(II\*\0|MM\0\*)/.test(head.toString('latin1', 0, 4)),
  },
  {
    label: say`a BMP picture`,
    endings: ['.bmp', '.dib'],
    matches: (head) => head.toString('latin1', 0, 2) === 'BM' && head.subarray(6, 10).equals(Buffer.alloc(4)),
  },
  {
    label: say`a HEIC photo`,
    endings: ['.heic', '.heif', '.hif'],
    matches: (head) => /^ftyp(hei[cxms]|hev[cx]|mif1|msf1)/.test(head.toString('latin1', 4, 12)),
  },
];

/**
 * Compares a file's first bytes with what its name says.
 * @returns a refusal when the name's ending belongs to another kind than the content, else undefined
 */
export async function refuseMisnamed(name: string, file: StoredFile): Promise<FileRefusal | undefined> {
  const head = await readHead(file);
  const content = KINDS.find((kind) => kind.matches(head));
  const ending = extname(name).toLowerCase();
  const named = KINDS.find((kind) => kind.endings.includes(ending));
  if (named === content) return undefined;
  if (named === undefined && content === undefined) return undefined;
  const says = named?.label ?? (ending === '' ? say`nothing about its kind` : `"${ending}"`);
  const fix = content
    ? say`Rename it to end in "${content.endings[0] ?? ''}", or put the right file there.`
    : say`Put the right file there; the content must be a PDF or a picture.`;
  const message = say`Its name says ${says}, but its content is ${content?.label ?? say`something else`}.`;
  return tellRefusal({ file: name, code: 'name', message, fix });
}

function readHead(file: StoredFile): Promise<Buffer> {
  return buffer(streamStored(file, { start: 0, end: 1024 }));
}
