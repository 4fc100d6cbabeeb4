/** One JSON document for programs: findings without the parts that only a window needs to translate them. */
export function toJsonText(value: unknown): string {
  return `${JSON.stringify(value, (key, part: unknown) => (key === 'said' ? undefined : part), 2)}\n`;
}
