import { localDateSchema, type LocalDate } from '../../shared/domain/dates.ts';
import { localToday } from '../app/local-today.ts';
import { UsageError } from './command.ts';

/** The day of `--date YYYY-MM-DD`, or today on this computer. Throws `UsageError` when it isn't a day. */
export function parseDateOption(text: string | undefined, now: Date): LocalDate {
  if (text === undefined) return localToday(now);
  const parsed = localDateSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--date "${text}" is not a day that exists, written YYYY-MM-DD`);
}
