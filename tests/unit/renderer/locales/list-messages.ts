export type PoMessage = { readonly id: string; readonly text: string };

/** The messages of a PO file in its order, without its head. */
export function listMessages(po: string): readonly PoMessage[] {
  return [...po.matchAll(/^msgid (".*"(?:\n".*")*)\nmsgstr (".*"(?:\n".*")*)$/gm)]
    .map((match) => ({ id: readQuoted(match[1]), text: readQuoted(match[2]) }))
    .slice(1);
}

function readQuoted(lines = ''): string {
  return lines
    .split('\n')
    .map((line) => String(JSON.parse(line)))
    .join('');
}
