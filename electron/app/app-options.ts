import type { FolderPlace } from '../../shared/domain/folder-place.ts';
import type { AppError } from '../../shared/errors.ts';
import type { LineHost } from '../jobs/process-tasks.ts';
import type { VaultKeys } from '../keys/vault-keys.ts';
import type { Log } from './diagnostics/log.ts';
import type { ChooseFolder } from '../features/choose-folder.ts';

export type SettledRestore = 'finished' | 'undone';

/** What the application needs of its host: a window's shell, the command line, or a test. */
export type AppOptions = {
  /** Where everything of the user is kept; made when it is missing. */
  readonly dataDir: string;
  /** Of a protected data folder; without them everything in it is plain. */
  readonly keys?: VaultKeys;
  /** The catalogue, the fonts and the sample case. */
  readonly resourcesDir: string;
  /** Files of the workers: `.js` beside the bundle, `.ts` when run from the sources. */
  readonly workers: {
    readonly packet: string | URL;
    readonly inspect: string | URL;
    readonly preview: string | URL;
    readonly readText: string | URL;
    readonly ocr: string | URL;
    readonly notices: string | URL;
    /** Seals a plain data folder; done in this thread when absent. */
    readonly protect?: string | URL;
    /** Copies the data, in a process that `lineHost` starts; done in this thread when either is absent. */
    readonly copy?: string | URL;
  };
  /** Starts the process in which foreign files are looked into, so that it may die; threads of this one when absent. */
  readonly lineHost?: LineHost;
  readonly version: string;
  readonly now: () => Date;
  /** The user's time zone (IANA); the system's unless told. */
  readonly ownZone?: () => string;
  /** The system's languages, the preferred one first (BCP 47); English unless told. */
  readonly systemLanguages?: () => readonly string[];
  /** A new id that was never given before. */
  readonly newId: () => string;
  readonly dialogs: {
    /** Paths that the user chose, or null when the dialog was closed. */
    readonly chooseFiles: (howMany: 'one' | 'many') => Promise<readonly string[] | null>;
    readonly chooseFolder: ChooseFolder;
  };
  readonly desktop: {
    readonly showInFolder: (path: string) => void;
    /** False when the system has no program for it. */
    readonly openPath: (path: string) => Promise<boolean>;
    /** Shows a notification of the system, where it has such. */
    readonly notify?: (notification: { readonly title: string; readonly body: string }) => void;
    /** Shows a number on the application's picture; 0 takes it away. */
    readonly setBadge?: (count: number) => void;
    /** Ends the application and starts it again in the ordinary way. */
    readonly restart?: () => void;
  };
  readonly log: Log;
  /**
   * Opens with as little as possible: nothing works in the background, and caches and the user's own catalogue file are
   * passed over.
   */
  readonly safeMode?: 'asked' | 'after-failures';
  /** Where the data folder lies, if that is worth a warning. */
  readonly folderPlace?: FolderPlace;
  /**
   * Resolves when the first screen can be used: what a start has to do and the screen doesn't need waits for it. Done while the
   * application starts when absent.
   */
  readonly whenShown?: Promise<unknown>;
  /** Told while the application starts when a restore that the last run left half done was finished or taken back. */
  readonly onRestoreSettled?: (outcome: SettledRestore) => void;
  /**
   * Told after the first screen when the database proves damaged. End at once and start again: the next start checks it
   * before anything else, because this run's log lies beside it.
   */
  readonly onDamaged?: (error: AppError) => void;
  /** Told while the application starts when the user's own catalogue file can't be taken, with its path and the place. */
  readonly onOverridesBroken?: (message: string) => void;
  /** Whether the text of new files is read while nothing else happens; on unless the host ends with its one task. */
  readonly readsTexts?: boolean;
  /** Whether answers are checked against the contract; on unless the build is for users. */
  readonly checksOutputs?: boolean;
};
