import { getLocalTimeZone, parseDateTime, toZoned } from '@internationalized/date';
import { formatOffsetDateTime } from '../../components/date-field/offset-date-time.ts';

/** Zones that sellers and Amazon's teams are in; the user's own and the entry's stand before them. */
const COMMON_ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/Mexico_City',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Istanbul',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];

/** Offset behind a logged moment: `-04:00`, `Z`. */
function offsetOf(at: string): string {
  return /(Z|[+-]\d{2}:\d{2})$/.exec(at)?.[0] ?? 'Z';
}

/** `UTC-4`, `UTC+5:30`, `UTC`: how far the entry's clock is from UTC. */
export function formatOffset(at: string): string {
  const offset = offsetOf(at);
  if (offset === 'Z' || offset === '+00:00' || offset === '-00:00') return 'UTC';
  const [hours = '', minutes = '00'] = offset.split(':');
  return `UTC${hours.replace(/^([+-])0/, '$1')}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** The zone in which an entry is told; where only the offset is known, that. */
export function zoneOf({ at, zone }: { readonly at: string; readonly zone: string }): string {
  if (zone !== '') return zone;
  const offset = offsetOf(at);
  return offset === 'Z' ? 'UTC' : offset;
}

/** Zones to choose from: the entry's, the user's own, then common ones. */
export function listZones(entryZone: string): readonly string[] {
  return [...new Set([entryZone, getLocalTimeZone(), ...COMMON_ZONES])];
}

/** The same day and time of day, told in another zone. */
export function moveToZone(at: string, zone: string): string {
  const wall = parseDateTime(at.slice(0, 19).replace(/Z$/, ''));
  return formatOffsetDateTime(toZoned(wall, zone).toDate(), zone);
}
