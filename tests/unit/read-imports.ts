import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

/** One import (or re-export) of a source file. */
export interface Import {
  /** The importing file, relative to the repository, with forward slashes. */
  readonly from: string;
  /** The imported file in the same form, or a package's name ("pdf-lib", "node:fs", "@lingui/core"). */
  readonly to: string;
  readonly isFile: boolean;
  /** True when nothing of it is left at run time. */
  readonly isTypeOnly: boolean;
}

/** The product's source files, relative to the repository. */
export function listSources(root: string): readonly string[] {
  const files = globSync('{electron,shared,renderer}/**/*.{ts,tsx}', { cwd: root });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

/** Every import of a file, by the parser that also builds it. */
export function readImports(root: string, file: string): readonly Import[] {
  const source = readFileSync(join(root, file), 'utf8');
  const { module } = parseSync(file, source);
  const found = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [{ specifier: moduleRequest.value, isTypeOnly: isType }],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      specifier: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      isTypeOnly: false,
    })),
  ];
  return found.map(({ specifier, isTypeOnly }) => ({
    from: file,
    isTypeOnly,
    ...resolveSpecifier(file, specifier),
  }));
}

function resolveSpecifier(file: string, specifier: string): { to: string; isFile: boolean } {
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    const name = specifier.startsWith('@')
      ? parts.slice(0, 2).join('/')
      : specifier.startsWith('node:')
        ? specifier
        : parts[0];
    return { to: name ?? specifier, isFile: false };
  }
  const to = posix.join(dirname(file), specifier.replace(/\?.*$/, ''));
  return { to, isFile: true };
}
