const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú', y: 'ýý' },
  ...{ A: 'ÁÁ', E: 'ÉÉ', I: 'ÍÍ', O: 'ÓÓ', U: 'ÚÚ' },
};

/**
 * The English catalogue as a module whose words all have accents and are about two fifths longer.
 * @param source renderer/locales/en/messages.ts as compiled
 */
export function makePseudoMessages(source: string): string {
  const text = /JSON\.parse\((".*")\)/s.exec(source)?.[1] ?? '"{}"';
  const messages = JSON.parse(JSON.parse(text) as string) as Record<string, unknown>;
  const pseudo = Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, stretch(message)]));
  return `export const messages = ${JSON.stringify(pseudo)};`;
}

/** A compiled message is a list of words and of values: [name], or [name, kind, cases]. */
function stretch(message: unknown): unknown {
  if (typeof message === 'string') return accent(message);
  if (!Array.isArray(message)) return message;
  return message.map((part: unknown) => {
    if (!Array.isArray(part)) return stretch(part);
    const [name, kind, cases] = part as readonly unknown[];
    if (typeof cases !== 'object' || cases === null) return part;
    const stretched = Object.entries(cases).map(([key, value]) => [
      key,
      key === 'offset' ? (value as unknown) : stretch(value),
    ]);
    return [name, kind, Object.fromEntries(stretched)];
  });
}

/** Tags (`<0>`) and the sign for a number stay as they are. */
export function accent(words: string): string {
  return words.replaceAll(/<\/?\d+\/?>|[aeiouyAEIOU]/g, (found) => ACCENTED[found] ?? found);
}
