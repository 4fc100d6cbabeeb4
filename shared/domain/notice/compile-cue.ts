const compiled = new Map<string, RegExp>();

/** Letters of European words, with accents; Chinese and Japanese need no word borders. */
const LETTER = '[\\p{Script=Latin}\\p{N}_]';

/**
 * A cue as a pattern that takes any run of white space where the cue has a space, and whose word borders know
 * letters with accents. Each is made once.
 */
export function compileCue(source: string): RegExp {
  const known = compiled.get(source);
  if (known) return known;
  // The wider borders cost three times as much: only for cues with such letters.
  const isAccented = /[À-ɏ]/.test(source);
  const widened = source.replace(/\[[^\]]*\]|\\.| \?| /g, (part) => widen(part, isAccented));
  const made = new RegExp(widened, 'giu');
  compiled.set(source, made);
  return made;
}

function widen(part: string, isAccented: boolean): string {
  if (part === ' ?') return '\\s*';
  if (part === ' ') return '\\s+';
  if (!isAccented) return part;
  if (part === '\\w') return LETTER;
  if (part === '\\b') return `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`;
  return part;
}
