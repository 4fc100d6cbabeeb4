/** One entry of a calendar file: its properties by name with parameters (`DTSTART;VALUE=DATE`), and its alarms. */
export type CalendarEntry = { readonly properties: ReadonlyMap<string, string>; readonly alarms: readonly string[] };

/**
 * Reads a calendar file by the letter of RFC 5545 and throws at the first thing that isn't right: line ends, folding at 75
 * octets, one component inside another, required and repeated properties, escapes.
 */
export function readCalendar(text: string): readonly CalendarEntry[] {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    if (/[\r\n]/.test(line)) throw new Error('a line end that is not CR LF');
    if (Buffer.byteLength(line, 'utf8') > 75) throw new Error(`more than 75 octets: ${line}`);
    if (line.includes('\ufffd')) throw new Error(`a character was cut in two: ${line}`);
  }
  const lines = raw.reduce<string[]>((joined, line) => {
    const last = joined.length - 1;
    if (line.startsWith(' ') && last >= 0) joined[last] += line.slice(1);
    else joined.push(line);
    return joined;
  }, []);
  const [open, version, ...rest] = lines;
  if (open !== 'BEGIN:VCALENDAR' || version !== 'VERSION:2.0') throw new Error('not a calendar of version 2.0');
  if (rest.pop() !== 'END:VCALENDAR') throw new Error('the calendar has no end');
  return readEntries(rest);
}

function readEntries(lines: readonly string[]): readonly CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  const stack: string[] = [];
  let [properties, alarms] = [new Map<string, string>(), [] as string[]];
  for (const line of lines) {
    const [name, value] = splitLine(line);
    if (name === 'BEGIN') {
      if (stack.at(-1) === value || stack.length > 1) throw new Error(`${value} inside itself`);
      stack.push(value);
    } else if (name === 'END') {
      if (stack.pop() !== value) throw new Error(`END:${value} without its beginning`);
      if (value !== 'VEVENT') continue;
      entries.push(checkEntry({ properties, alarms }));
      [properties, alarms] = [new Map(), []];
    } else keep(stack.at(-1), [name, value], properties, alarms);
  }
  if (stack.length > 0) throw new Error(`${stack.join()} has no end`);
  return entries;
}

function splitLine(line: string): readonly [name: string, value: string] {
  const at = line.indexOf(':');
  const name = line.slice(0, at);
  if (at < 1 || !/^[A-Z-]+(;[A-Z]+=[A-Za-z/-]+)*$/.test(name)) throw new Error(`no property: ${line}`);
  return [name, line.slice(at + 1)];
}

function keep(
  component: string | undefined,
  [name, value]: readonly [name: string, value: string],
  properties: Map<string, string>,
  alarms: string[],
): void {
  if (component === 'VALARM' && name === 'TRIGGER') alarms.push(value);
  if (component !== 'VEVENT') return;
  if (properties.has(name)) throw new Error(`${name} stands twice`);
  properties.set(name, name.startsWith('DT') ? value : unescape(value));
}

function checkEntry(entry: CalendarEntry): CalendarEntry {
  for (const name of ['UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'DTEND;VALUE=DATE', 'SUMMARY']) {
    if (!entry.properties.has(name)) throw new Error(`an entry without ${name}`);
  }
  if (!/^\d{8}T\d{6}Z$/.test(entry.properties.get('DTSTAMP') ?? '')) throw new Error('DTSTAMP is no moment of UTC');
  return entry;
}

function unescape(value: string): string {
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value)) throw new Error(`a bare ; or , in ${value}`);
  return value.replace(/\\(.)/g, (_, character: string) => {
    if (!'\\;,nN'.includes(character)) throw new Error(`\\${character} means nothing`);
    return character.toLowerCase() === 'n' ? '\n' : character;
  });
}
