import type { Database } from 'better-sqlite3';
import { forgetHistory } from './history-tables.ts';

/** One frozen step of the schema. It imports nothing of the application: that code changes, history must not. */
export type Migration = {
  /** 1, 2, 3… without gaps; kept in the file as `user_version`. */
  readonly version: number;
  readonly name: string;
  up(db: Database): void;
};

/** 'RNST': marks the file as ours for people and tools (sqlite.org/pragma.html#pragma_application_id). */
export const APPLICATION_ID = 0x524e5354;

/** The version that a file has after all steps; throws when the list has a gap, which is a mistake in the list. */
export function latestVersion(migrations: readonly Migration[]): number {
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`Migration ${migration.name} is number ${migration.version}`);
  });
  return migrations.length;
}

/** The version that a file has now; 0 for a new one. */
export function readVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Runs the steps that the file has not seen, each in one IMMEDIATE transaction together with its version, so that a step
 * is there wholly or not at all. A step forgets what undo knows: rows of the old schema. Throws what a step throws, and when a step leaves a broken reference.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const pending = migrations.slice(readVersion(db));
  if (pending.length === 0) return;
  // Rebuilding a table drops the old one, which would delete what refers to it. The pragma does nothing inside a
  // transaction, hence out here (sqlite.org/lang_altertable.html, section 7).
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) {
      db.transaction(() => {
        forgetHistory(db);
        migration.up(db);
        const broken = db.pragma('foreign_key_check') as readonly unknown[];
        if (broken.length > 0) throw new Error(`Migration ${migration.name} leaves ${broken.length} broken references`);
        db.pragma(`application_id = ${APPLICATION_ID}`);
        db.pragma(`user_version = ${migration.version}`);
      }).immediate();
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
