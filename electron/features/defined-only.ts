/** A patch without the keys that are there and undefined, which zod's `partial()` lets through; they change nothing. */
export function definedOnly<Patch extends object>(
  patch: Patch,
): { [Key in keyof Patch]: Exclude<Patch[Key], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}
