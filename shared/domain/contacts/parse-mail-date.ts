const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Zones by name that RFC 5322 4.3 still knows, in minutes; every other name says nothing. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};

const DATE =
  /(?:^|[\s,])(\d{1,2})[ -]+([a-z]{3})[a-z]*[ -]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:\s*([+-]\d{4}|[a-z]+))?/i;

/** No e-mail of a seller was written outside of these years; other dates are mistakes of a clock. */
const FIRST_YEAR = 1995;
const LAST_YEAR = 2100;
const MAX_OFFSET_MINUTES = 14 * 60;

/**
 * The date of an e-mail (RFC 5322 3.3) as the log writes moments: `2026-09-15T10:20:00-04:00`, in the mail's own zone.
 * @returns undefined when there is no day that exists
 */
export function parseMailDate(header: string): string | undefined {
  // Comments may stand anywhere: `Tue, 15 Sep 2026 10:20:00 -0400 (EDT)`.
  const match = DATE.exec(header.slice(0, 500).replace(/\([^()]*\)/g, ' '));
  if (!match) return undefined;
  const [day = '', monthName = '', yearText = '', hour = '', minute = '', second, zone] = match.slice(1);
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1;
  const year = fullYear(yearText);
  const offset = readOffset(zone ?? '');
  if (!isPlausible(month, year, offset)) return undefined;
  return writeMoment(`${year}-${pad(String(month))}-${pad(day)}`, [hour, minute, second ?? '0'], offset);
}

function isPlausible(month: number, year: number, offsetMinutes: number): boolean {
  return month > 0 && year >= FIRST_YEAR && year <= LAST_YEAR && Math.abs(offsetMinutes) <= MAX_OFFSET_MINUTES;
}

function writeMoment(
  date: string,
  [hour = '', minute = '', second = '']: string[],
  offset: number,
): string | undefined {
  // A leap second has no place in ISO times.
  const local = `${date}T${pad(hour)}:${minute}:${pad(String(Math.min(59, Number(second))))}`;
  const at = Date.parse(`${local}Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(local)) return undefined;
  return `${local}${formatOffset(offset)}`;
}

/** Two digits stand for 1950 to 2049 (RFC 5322 4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year < 1000 ? year + 1900 : year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function readOffset(zone: string): number {
  const numeric = /^([+-])(\d{2})(\d{2})$/.exec(zone);
  if (!numeric) return NAMED_ZONES[zone.toLowerCase()] ?? 0;
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
  return numeric[1] === '-' ? -minutes : minutes;
}

function formatOffset(minutes: number): string {
  const away = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(String(Math.floor(away / 60)))}:${pad(String(away % 60))}`;
}

function pad(text: string): string {
  return text.padStart(2, '0');
}
