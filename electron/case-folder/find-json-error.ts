/** Where a text stops being JSON, for people: 1-based line and column. */
export type JsonError = { readonly line: number; readonly column: number; readonly message: string };

const WHITE_SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

type Expectation = 'value' | 'value-or-]' | 'key' | 'key-or-}' | ':' | ',-or-close' | 'end';

/**
 * Finds the first mistake in a text that `JSON.parse` refused. The engine's own message names no place for some
 * mistakes (a text that ends too early, a bare word), and people edit `case.json` by hand.
 * @returns undefined when the text is JSON after all
 */
export function findJsonError(text: string): JsonError | undefined {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expected: Expectation = 'value';
  const afterValue = (): Expectation => (open.length === 0 ? 'end' : ',-or-close');
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match !== null;
  };
  for (;;) {
    take(WHITE_SPACE);
    const next = text[at];
    if (expected === 'end' && next === undefined) return undefined;
    const followed = step(expected, next, { open, take, afterValue });
    if (followed === undefined) return describe(text, at, expected, open.at(-1));
    if (followed.skips) at += 1;
    expected = followed.expected;
  }
}

type Scanner = {
  readonly open: ('{' | '[')[];
  readonly take: (pattern: RegExp) => boolean;
  readonly afterValue: () => Expectation;
};
type Step = { readonly expected: Expectation; readonly skips: boolean } | undefined;

function step(expected: Expectation, next: string | undefined, scanner: Scanner): Step {
  if (next === '}' || next === ']') return stepClose(expected, next, scanner);
  switch (expected) {
    case ':':
      return next === ':' ? { expected: 'value', skips: true } : undefined;
    case ',-or-close':
      return next === ',' ? { expected: afterComma(scanner), skips: true } : undefined;
    case 'key':
    case 'key-or-}':
      return scanner.take(STRING) ? { expected: ':', skips: false } : undefined;
    case 'end':
      return undefined;
    default:
      return stepValue(next, scanner);
  }
}

function afterComma({ open }: Scanner): Expectation {
  return open.at(-1) === '{' ? 'key' : 'value';
}

function stepClose(expected: Expectation, next: '}' | ']', { open, afterValue }: Scanner): Step {
  const mayClose = expected === ',-or-close' || expected === `key-or-${next}` || expected === `value-or-${next}`;
  if (!mayClose || open.at(-1) !== (next === '}' ? '{' : '[')) return undefined;
  open.pop();
  return { expected: afterValue(), skips: true };
}

function stepValue(next: string | undefined, { open, take, afterValue }: Scanner): Step {
  if (next === '{' || next === '[') {
    open.push(next);
    return { expected: next === '{' ? 'key-or-}' : 'value-or-]', skips: true };
  }
  return take(STRING) || take(SCALAR) ? { expected: afterValue(), skips: false } : undefined;
}

const EXPECTED: Readonly<Record<Expectation, string>> = {
  value: 'a value',
  'value-or-]': 'a value or "]"',
  key: 'a name in double quotes',
  'key-or-}': 'a name in double quotes or "}"',
  ':': '":"',
  ',-or-close': '"," or the closing bracket',
  end: 'nothing more',
};

function describe(text: string, at: number, expected: Expectation, open: '{' | '[' | undefined): JsonError {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  if (text[at] === '"')
    return { line, column, message: 'this text in double quotes has no end, or holds a line break' };
  const found = at >= text.length ? 'the text ends' : `found ${JSON.stringify(text.slice(at, at + 12).split('\n')[0])}`;
  const wanted = expected === ',-or-close' ? `"," or "${open === '{' ? '}' : ']'}"` : EXPECTED[expected];
  return { line, column, message: `expected ${wanted}, but ${found}` };
}
