import type { Database } from 'better-sqlite3';
import { fromJsonColumn, toJsonColumn } from '../json-column.ts';

type SettingRow = { readonly key: string; readonly value: string };

/** The table `settings`: one row for each setting that was ever changed. */
export function createSettingsRepository(db: Database) {
  const list = db.prepare<[], SettingRow>(`SELECT key, value FROM settings`);
  const save = db.prepare<SettingRow>(
    `INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  return {
    read: (): Readonly<Record<string, unknown>> =>
      Object.fromEntries(list.all().map((row) => [row.key, fromJsonColumn<unknown>(row.value)])),
    save: (key: string, value: unknown): void => void save.run({ key, value: toJsonColumn(value) }),
  };
}

export type SettingsRepository = ReturnType<typeof createSettingsRepository>;
