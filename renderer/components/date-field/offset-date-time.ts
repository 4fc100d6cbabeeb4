import { fromDate } from '@internationalized/date';

/**
 * A moment as people log it: local time to the second and the zone's offset then.
 * @param timeZone IANA name, e.g. `America/New_York`
 * @returns `2026-09-15T10:20:00-04:00`
 */
export function formatOffsetDateTime(at: Date, timeZone: string): string {
  const local = fromDate(at, timeZone);
  const offsetMinutes = Math.round(local.offset / 60_000);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const pad = (part: number): string => String(part).padStart(2, '0');
  const minutes = Math.abs(offsetMinutes);
  const day = `${String(local.year).padStart(4, '0')}-${pad(local.month)}-${pad(local.day)}`;
  return `${day}T${pad(local.hour)}:${pad(local.minute)}:${pad(local.second)}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
