import { parseAst } from 'rolldown/parseAst';
import { joinTemplate } from '../../shared/domain/said.ts';

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };
type Message = { id: string; message: string; origin: [string, number] };

/**
 * Finds the sentences of the rules, say`…`, in the sources of shared/ and electron/, for Lingui's catalogues. Their key is
 * the English template, as at run time (shared/domain/said.ts).
 */
export const saidExtractor = {
  match: (file: string): boolean => /(?:^|\/)(?:shared|electron)\/.*\.ts$/.test(file.replaceAll('\\', '/')),
  extract: (file: string, code: string, onMessageExtracted: (message: Message) => void): void => {
    for (const { text, start } of findSaid(code)) {
      const line = code.slice(0, start).split('\n').length;
      onMessageExtracted({ id: text, message: text, origin: [file, line] });
    }
  },
};

/** All templates of say`…` in a source, in order. */
export function findSaid(code: string): readonly { readonly text: string; readonly start: number }[] {
  if (!code.includes('say`')) return [];
  const found: { text: string; start: number }[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      const text = textOfSay(value);
      if (text !== undefined) found.push({ text, start: value.start });
      Object.values(value).forEach(visit);
    }
  };
  visit(parseAst(code, { lang: 'ts', astType: 'ts' }));
  return found;
}

function textOfSay(node: Node): string | undefined {
  if (node.type !== 'TaggedTemplateExpression') return undefined;
  const tag = node['tag'] as Node;
  if (tag.type !== 'Identifier' || tag['name'] !== 'say') return undefined;
  const { quasis } = node['quasi'] as { quasis: readonly { value: { cooked: string } }[] };
  return joinTemplate(quasis.map(({ value }) => value.cooked));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
