import { compileMessage } from '@lingui/message-utils/compileMessage';

/** What a translation lacks or has too much of, compared with its source: values, tags, kinds of plural and their exact cases. */
export function compareMessages(source: string, translation: string): readonly string[] {
  const [wanted, found] = [listMarks(source), listMarks(translation)];
  return [
    ...[...wanted].filter((mark) => !found.has(mark)).map((mark) => `lacks ${mark}`),
    ...[...found].filter((mark) => !wanted.has(mark)).map((mark) => `adds ${mark}`),
  ];
}

function listMarks(message: string): ReadonlySet<string> {
  const tags = [...message.matchAll(/<\/?\d+\/?>/g)].map(([tag]) => tag);
  return new Set([...tags, ...listValues(compileMessage(message))]);
}

/** The values of a compiled message: `name`, or `name plural` with its exact cases; what categories a language needs is its own matter. */
function listValues(message: unknown): readonly string[] {
  if (!Array.isArray(message)) return [];
  return (message as readonly unknown[]).flatMap((part) => {
    if (!Array.isArray(part)) return [];
    const [name, kind, cases] = part as readonly unknown[];
    if (typeof name !== 'string' || (kind !== undefined && typeof kind !== 'string')) return [];
    if (typeof cases !== 'object' || cases === null) return [kind === undefined ? `{${name}}` : `{${name}, ${kind}}`];
    const exact = Object.keys(cases).filter((key) => /^\d+$/.test(key));
    const inside = Object.values(cases).flatMap(listValues);
    return [[`{${name}, ${kind}}`], exact.map((key) => `{${name} =${key}}`), inside].flat();
  });
}
