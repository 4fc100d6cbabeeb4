import type { FindingKey, SetAside } from './set-aside.ts';

/** Under this rule the user's word that something on the checklist is not needed is kept among what was set aside. */
export const NOT_NEEDED = 'not-needed';

/** The key of a thing on the checklist. @param text its words: the notice's own, or the name of a document type */
export function keyOfNotNeeded(text: string): FindingKey {
  return { rule: NOT_NEEDED, where: 'checklist', found: text.slice(0, 2000) };
}

/** Why the user says that a thing on the checklist is not needed here; undefined where they don't. */
export function findNotNeeded(setAside: readonly SetAside[], text: string): string | undefined {
  const key = keyOfNotNeeded(text);
  return setAside.find(({ rule, found }) => rule === key.rule && found === key.found)?.reason;
}
