import type { Settings, OverridesState } from '../../../shared/contracts/settings.ts';
import type { StartState } from '../../../shared/contracts/diagnostics.ts';
import type { StoreCounts } from './diagnostics-repository.ts';

/** One error of the log, already redacted. */
export type ReportedError = {
  readonly at: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** What a report is made of. Figures, versions and choices from lists; no text that a person typed, no name, no path. */
export type ReportFacts = {
  readonly version: string;
  /** Names and versions of what the application runs on: `Electron 45.4.1`. */
  readonly runtimes: Readonly<Record<string, string>>;
  readonly system: {
    readonly platform: string;
    readonly release: string;
    readonly arch: string;
    readonly cpus: number;
    readonly memoryMb: number;
    readonly freeMemoryMb: number;
    /** Free space on the disk of the data folder; null where the system doesn't say. */
    readonly freeDiskMb: number | null;
    readonly usedMemoryMb: number;
  };
  readonly start: StartState;
  readonly settings: Settings;
  readonly overrides: Pick<OverridesState, 'status' | 'changed'>;
  readonly counts: StoreCounts;
  readonly databaseMb: number;
  readonly backups: number;
  readonly errors: readonly ReportedError[];
};

const HEADING = 'Problem report of Reinstate';
const PROMISE =
  'Nothing was sent. This text holds no evidence, no texts of yours, no names, no paths and no numbers of orders or products.';

/** The report as plain text, for a person to read before they share it. Always in English, for the people who mend things. */
export function writeReport(facts: ReportFacts): string {
  const { version, runtimes, system, counts } = facts;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['Versions', [`Reinstate ${version}`, ...Object.entries(runtimes).map(([name, is]) => `${name} ${is}`)]],
    [
      'System',
      [
        `${system.platform} ${system.release}, ${system.arch}, ${system.cpus} processors`,
        `memory: ${system.memoryMb} MB, ${system.freeMemoryMb} MB free, ${system.usedMemoryMb} MB used by Reinstate's main process`,
        `free on the disk of the data folder: ${system.freeDiskMb === null ? 'not known' : `${system.freeDiskMb} MB`}`,
      ],
    ],
    ['This start', describeStart(facts.start)],
    ['Settings', describeSettings(facts)],
    [
      'How much there is',
      [
        ...Object.entries(counts).map(([name, count]) => `${nameCount(name)}: ${count}`),
        `database: ${facts.databaseMb} MB`,
        `backups: ${facts.backups}`,
      ],
    ],
    ['Last errors, newest first', facts.errors.length === 0 ? ['none'] : facts.errors.map(describeError)],
  ];
  const body = sections.map(([title, lines]) => `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  return `${HEADING}\n${PROMISE}\n\n${body.join('\n')}`;
}

function describeStart({ safeMode, folder }: StartState): readonly string[] {
  const place =
    folder === null ? 'of this computer' : `${folder.kind}${folder.service === null ? '' : `, ${folder.service}`}`;
  return [`safe mode: ${safeMode}`, `data folder: ${place}`];
}

/** Choices from lists and figures as they are; of what the user typed, only how much there is. */
function describeSettings({ settings, overrides }: ReportFacts): readonly string[] {
  return [
    `theme: ${settings.theme}`,
    `largest file: ${settings.maxFileMb} MB`,
    `recognise text by itself: ${settings.ocrEnabled ? 'yes' : 'no'}, ${settings.ocrLanguages.length} languages`,
    `notifications: ${settings.notifications ? 'yes' : 'no'}`,
    `channels with values of their own: ${Object.keys(settings.channelRules).length}`,
    `own days off: ${Object.keys(settings.holidayChanges).length} marketplaces`,
    `own catalogue file: ${overrides.status}, ${overrides.changed.length} entries`,
  ];
}

/** `removedEvidence` → `removed evidence`. */
function nameCount(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function describeError({ at, message, fields }: ReportedError): string {
  const { stack, ...rest } = fields;
  const named = Object.entries(rest).map(([name, value]) => `${name}=${String(value)}`);
  const places = typeof stack === 'string' && stack !== '' ? `\n${stack.replace(/^/gm, '    ')}` : '';
  return [`${at} ${message}`, ...named].join(' ') + places;
}
