/** The bytes to send, `end` exclusive. A range that can't be met is answered with the whole file. */
export function parseRange(
  header: string | null,
  size: number,
): { readonly start: number; readonly end: number; readonly isPartial: boolean } {
  const whole = { start: 0, end: size, isPartial: false };
  const match = header === null ? null : /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return whole;
  const start = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size : Math.min(size, Number(match[2]) + 1);
  return start < end ? { start, end, isPartial: true } : whole;
}
