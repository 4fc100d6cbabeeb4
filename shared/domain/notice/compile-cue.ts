const compiled = new Map<string, RegExp>();

/** A cue as a pattern that takes any run of white space where the cue has a space. Each is made once. */
export function compileCue(source: string): RegExp {
  const known = compiled.get(source);
  if (known) return known;
  const made = new RegExp(source.replace(/\[[^\]]*\]|\\.| \?| /g, widenSpace), 'giu');
  compiled.set(source, made);
  return made;
}

function widenSpace(part: string): string {
  if (part === ' ?') return '\\s*';
  return part === ' ' ? '\\s+' : part;
}
