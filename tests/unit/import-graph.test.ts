import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';
import { listSources, readImports, type Import } from './read-imports.ts';

const sources = listSources(projectRoot);
const imports = sources.flatMap((file) => readImports(projectRoot, file));

/** Files that a rule is about, and what they may not import. Names the rule in the failure. */
interface Rule {
  readonly title: string;
  readonly from: RegExp;
  readonly isForbidden: (edge: Import) => boolean;
}

const knowsElectron = /^electron\/(main\.ts|preload\.ts|shell\/)/;

/** The table of the house style (who may import whom), row by row. */
const RULES: readonly Rule[] = [
  {
    title: 'shared imports shared and zod only',
    from: /^shared\//,
    isForbidden: ({ to, isFile }) => (isFile ? !to.startsWith('shared/') : to !== 'zod'),
  },
  {
    title: 'shared/domain does not know the contracts',
    from: /^shared\/domain\//,
    isForbidden: ({ to }) => to.startsWith('shared/contracts/'),
  },
  {
    title: 'the main process does not import the page',
    from: /^electron\//,
    isForbidden: ({ to, isFile }) => isFile && !/^(electron|shared|resources)\//.test(to),
  },
  {
    title: 'the page imports the page and shared only',
    from: /^renderer\//,
    isForbidden: ({ to, isFile }) =>
      isFile ? !/^(renderer|shared)\//.test(to) : to.startsWith('node:') || to === 'electron',
  },
  {
    title: "only main.ts, preload.ts and shell/ import 'electron' and the shell",
    from: /^electron\/(?!main\.ts|preload\.ts|shell\/)/,
    isForbidden: ({ to }) => to === 'electron' || knowsElectron.test(to),
  },
  {
    title: 'the preload imports electron, the channel names and shared types only',
    from: /^electron\/preload\.ts$/,
    isForbidden: ({ to, isTypeOnly }) =>
      to !== 'electron' && to !== 'electron/shell/ipc-channels.ts' && !(isTypeOnly && to.startsWith('shared/')),
  },
  {
    title: 'only electron/pdf imports the PDF libraries',
    from: /^(?!electron\/pdf\/)/,
    isForbidden: ({ to }) => to === 'pdf-lib' || to === '@cantoo/fontkit',
  },
  {
    title: 'electron/pdf knows no database, feature or application',
    from: /^electron\/pdf\//,
    isForbidden: ({ to }) => to === 'better-sqlite3' || /^electron\/(store|features|app|headless)\//.test(to),
  },
  {
    title: 'only the store runs better-sqlite3; repositories and electron/app may name its types',
    from: /^(?!electron\/store\/)/,
    isForbidden: ({ from, to, isTypeOnly }) =>
      to === 'better-sqlite3' &&
      !(isTypeOnly && /^electron\/(app\/|features\/[^/]+\/[^/]+-repository\.ts$)/.test(from)),
  },
  {
    title: 'the store knows no feature, vault, PDF or application',
    from: /^electron\/store\//,
    isForbidden: ({ to }) => /^electron\/(features|pdf|app|headless|vault|jobs)\//.test(to),
  },
  {
    title: 'a repository knows neither other features nor services',
    from: /^electron\/features\/[^/]+\/[^/]+-repository\.ts$/,
    isForbidden: ({ from, to }) => /-(service|handlers)\.ts$/.test(to) || isOtherFeature(from, to),
  },
  {
    title: 'a service reaches other features through their services, never through their repositories or handlers',
    from: /^electron\/features\/[^/]+\/[^/]+-service\.ts$/,
    isForbidden: ({ from, to, isTypeOnly }) =>
      to.endsWith('-handlers.ts') ||
      (isOtherFeature(from, to) && to.endsWith('-repository.ts') && !isTypeOnly) ||
      to.startsWith('electron/app/transport'),
  },
  {
    title: 'handlers know their service and the contracts, no SQL',
    from: /^electron\/features\/[^/]+\/[^/]+-handlers\.ts$/,
    isForbidden: ({ to }) =>
      to.endsWith('-repository.ts') || to.startsWith('electron/store/') || to === 'better-sqlite3',
  },
  {
    title: 'features are composed in electron/app only',
    from: /^electron\/(features|jobs|vault|case-folder)\//,
    isForbidden: ({ to }) => /^electron\/(app\/create-|headless\/)/.test(to),
  },
  {
    title: 'features of the page do not import each other',
    from: /^renderer\/features\//,
    isForbidden: ({ from, to }) => to.startsWith('renderer/app/') || isOtherFeature(from, to),
  },
  {
    title: 'components and lib of the page know no feature',
    from: /^renderer\/(components|lib)\//,
    isForbidden: ({ to }) => /^renderer\/(features|app)\//.test(to),
  },
  {
    title: 'lib of the page knows no component',
    from: /^renderer\/lib\//,
    isForbidden: ({ to }) => to.startsWith('renderer/components/'),
  },
];

describe('the import graph', () => {
  it('sees the imports of every source file', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'electron/preload.ts', to: 'electron', isFile: false, isTypeOnly: false });
    expect(imports.some(({ isTypeOnly }) => isTypeOnly)).toBe(true);
  });

  it.each(RULES)('$title', ({ from, isForbidden }) => {
    const watched = imports.filter((edge) => from.test(edge.from));
    expect(watched.length).toBeGreaterThan(0);
    expect(watched.filter(isForbidden).map(describeEdge)).toEqual([]);
  });

  it('has no cycles at run time', () => {
    expect(findCycle()).toEqual([]);
  });
});

describe('source files', () => {
  it('are named in kebab-case', () => {
    expect(
      sources
        // A locale's folder is named after the locale.
        .filter((file) => !file.startsWith('renderer/locales/'))
        .filter((file) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)+[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.tsx?$/.test(file)),
    ).toEqual([]);
  });

  it('are not named after nothing', () => {
    const allowed = ['shared/contracts/index.ts', 'electron/store/migrations/index.ts'];
    const empty = sources.filter((file) => /^(utils?|helpers?|types|common|misc|index)\.tsx?$/.test(basename(file)));
    expect(empty.filter((file) => !allowed.includes(file))).toEqual([]);
  });

  it('stay within 350 lines, main.ts within 100', () => {
    const tooLong = sources.filter((file) => {
      const lines = readFileSync(join(projectRoot, file), 'utf8').trimEnd().split('\n').length;
      return lines > (file === 'electron/main.ts' ? 100 : 350) && !file.includes('/locales/');
    });
    expect(tooLong).toEqual([]);
  });

  it('run without a build where no JSX is needed: every relative import names its file', () => {
    expect(sources.filter((file) => file.endsWith('.tsx') && !file.startsWith('renderer/'))).toEqual([]);
    expect(imports.filter(({ to, isFile }) => isFile && !/\.\w+$/.test(to)).map(describeEdge)).toEqual([]);
  });
});

/** True for an import of `features/<name>/` from another feature of the same process. */
function isOtherFeature(from: string, to: string): boolean {
  const own = /^(electron|renderer)\/features\/[^/]+\//.exec(from)?.[0];
  return own !== undefined && /^(electron|renderer)\/features\/[^/]+\//.test(to) && !to.startsWith(own);
}

function describeEdge({ from, to }: Import): string {
  return `${from} -> ${to}`;
}

/** A chain of files in which each imports the next at run time and the last is the first; empty when there is none. */
function findCycle(): readonly string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, isFile, isTypeOnly } of imports) {
    if (isFile && !isTypeOnly) targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of targets.get(file) ?? []) {
      const cycle = walk(next, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  return sources.map((file) => walk(file, [])).find((cycle) => cycle.length > 0) ?? [];
}
