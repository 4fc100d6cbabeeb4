import { statSync, statfsSync } from 'node:fs';
import { arch, availableParallelism, freemem, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { StartState } from '../../../shared/contracts/diagnostics.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { createDiagnosticsRepository } from '../../features/diagnostics/diagnostics-repository.ts';
import { type ReportFacts, writeReport } from '../../features/diagnostics/write-report.ts';
import type { SettingsService } from '../../features/settings/settings-service.ts';
import { listBackups } from '../../store/backup/backup.ts';
import type { AppOptions } from '../app-options.ts';
import { readLastErrors } from './file-log.ts';
import { readOverridesState } from '../own-catalogue.ts';
import { listRuntimes } from './list-runtimes.ts';

const MB = 1024 * 1024;
const SHOWN_ERRORS = 20;

type Parts = {
  readonly options: AppOptions;
  readonly db: Database;
  readonly settings: Pick<SettingsService, 'get'>;
  readonly catalogue: Catalogue;
};

/** Gathers what a problem report says. */
export function createDiagnostics({ options, db, settings, catalogue }: Parts) {
  const repository = createDiagnosticsRepository(db);
  const gather = (): ReportFacts => {
    const { status, changed } = readOverridesState(options, catalogue);
    return {
      version: options.version,
      runtimes: listRuntimes(),
      system: describeSystem(options.dataDir),
      start: describeStart(options),
      settings: settings.get(),
      overrides: { status, changed },
      counts: repository.count(),
      databaseMb: toMb(statSync(db.name, { throwIfNoEntry: false })?.size ?? 0),
      backups: listBackups(join(options.dataDir, 'backups')).length,
      errors: readLastErrors(join(options.dataDir, 'logs'), SHOWN_ERRORS),
    };
  };
  return { report: (): string => writeReport(gather()) };
}

export type Diagnostics = ReturnType<typeof createDiagnostics>;

/** How this run was started, for the window and the report. */
export function describeStart({ safeMode, folderPlace }: Pick<AppOptions, 'safeMode' | 'folderPlace'>): StartState {
  const folder =
    folderPlace === undefined
      ? null
      : { kind: folderPlace.kind, service: folderPlace.kind === 'network' ? null : folderPlace.service };
  return { safeMode: safeMode ?? 'off', folder };
}

function describeSystem(dataDir: string): ReportFacts['system'] {
  return {
    platform: platform(),
    release: release(),
    arch: arch(),
    cpus: availableParallelism(),
    memoryMb: toMb(totalmem()),
    freeMemoryMb: toMb(freemem()),
    freeDiskMb: findFreeDisk(dataDir),
    usedMemoryMb: toMb(process.memoryUsage.rss()),
  };
}

function findFreeDisk(dataDir: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dataDir);
    return toMb(bavail * bsize);
  } catch {
    return null;
  }
}

function toMb(bytes: number): number {
  return Math.round(bytes / MB);
}
