import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** Something in a file of the bundle that names a way to a network. */
export interface NetworkMention {
  /** The file without the hash in its name (`main/pdf.worker.js`). */
  readonly file: string;
  /** A module of Node's, or a name that browsers and Node give to everybody. */
  readonly what: string;
  /** The code around it, shortened. */
  readonly code: string;
}

/** What one file of the bundle loads and mentions. */
export interface ScannedFile {
  readonly file: string;
  /** Modules loaded by a name that stands in the code, Node's own without `node:`. */
  readonly modules: readonly string[];
  /** `import(x)` and `require(x)` of something computed, by the code between the brackets. */
  readonly computed: readonly string[];
  readonly mentions: readonly NetworkMention[];
  /** Hosts in addresses of the web, in strings and comments. */
  readonly hosts: readonly string[];
}

type AstNode = { readonly type: string; readonly start: number; readonly end: number } & Readonly<
  Record<string, unknown>
>;

/** Globals by which a page or a worker can reach a network. */
const NETWORK_GLOBALS = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'sendBeacon',
  'RTCPeerConnection',
  'importScripts',
  'serviceWorker',
]);
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'navigator', 'global']);

/** Node's modules that reach a network, alone or through others. */
export const NETWORK_MODULES: ReadonlySet<string> = new Set([
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'inspector',
  'inspector/promises',
  'undici',
  'cluster',
]);

const HOST = /\b(?:https?|wss?|ftp):\/\/([^\s/'"`<>\\),;:|*]+)/g;

/** Reads every script, style and page below out/ that ships. */
export function scanBundle(out: string): readonly ScannedFile[] {
  return scanFiles(out, ['{main,preload,renderer}/**/*.{js,cjs,mjs,css,html}']);
}

/** Reads the scripts of the packages that ship beside the bundle. */
export function scanPackages(root: string): readonly ScannedFile[] {
  return scanFiles(join(root, 'node_modules'), [
    'better-sqlite3/lib/**/*.js',
    'libheif-js/libheif-wasm/libheif.js',
    'sharp/dist/*.mjs',
    'sharp/node_modules/semver/{*,*/*}.js',
    '{@img/colour,detect-libc}/**/*.{js,cjs}',
    'tesseract.js-core/tesseract-core*-lstm.js',
  ]);
}

function scanFiles(folder: string, patterns: readonly string[]): readonly ScannedFile[] {
  return globSync(patterns, { cwd: folder })
    .sort()
    .map((name) => {
      const code = readFileSync(join(folder, name), 'utf8');
      const file = name.replaceAll('\\', '/').replace(/-[\w-]{8}(?=\.(?:js|css)$)/, '');
      const hosts = [...new Set([...code.matchAll(HOST)].map(([, host]) => host ?? ''))];
      const isScript = /\.[cm]?js$/.test(name);
      return { file, hosts, ...(isScript ? scanScript(file, code) : { modules: [], computed: [], mentions: [] }) };
    });
}

function scanScript(file: string, code: string): Omit<ScannedFile, 'file' | 'hosts'> {
  const modules = new Set<string>();
  const computed: string[] = [];
  const mentions: NetworkMention[] = [];
  const load = (source: AstNode | null | undefined): void => {
    if (source?.type === 'Literal') modules.add(String(source['value']).replace(/^node:/, ''));
    else if (source) computed.push(code.slice(source.start, source.end));
  };
  // What `createRequire` gives loads modules under any name.
  const requires = [...code.matchAll(/(\w+) = createRequire\(/g)].map(([, name]) => name ?? '');
  walk(parseAst(code) as unknown as AstNode, (node, parent, key) => {
    if (/^(?:Import|Export\w+)Declaration$|^ImportExpression$/.test(node.type)) load(node['source'] as AstNode | null);
    if (node.type === 'CallExpression' && isNamed(node['callee'], 'require', '__require', ...requires)) {
      load((node['arguments'] as readonly AstNode[])[0]);
    }
    const what = findGlobal(node, parent, key);
    if (what !== undefined) {
      mentions.push({ file, what, code: code.slice(Math.max(0, node.start - 30), node.end + 60).replace(/\s+/g, ' ') });
    }
  });
  return { modules: [...modules], computed, mentions };
}

/** The network's global that a node stands for: by its bare name, or as a property of a global object. */
function findGlobal(node: AstNode, parent: AstNode | null, key: string): string | undefined {
  if (node.type === 'MemberExpression' && isNamed(node['object'], ...GLOBAL_OBJECTS)) {
    const property = node['property'] as AstNode;
    const name = String(property['name'] ?? property['value']);
    return NETWORK_GLOBALS.has(name) ? name : undefined;
  }
  const isName = node.type === 'Identifier' && NETWORK_GLOBALS.has(String(node['name']));
  return isName && !isNameOfMember(parent, key) ? String(node['name']) : undefined;
}

/** Whether an identifier below `parent` names a property or a method, and no variable. */
function isNameOfMember(parent: AstNode | null, key: string): boolean {
  return (key === 'property' || key === 'key') && parent?.['computed'] !== true;
}

function isNamed(node: unknown, ...names: readonly string[]): boolean {
  const { type, name } = node as { type?: string; name?: string };
  return type === 'Identifier' && name !== undefined && names.includes(name);
}

function walk(root: AstNode, visit: (node: AstNode, parent: AstNode | null, key: string) => void): void {
  const open: { readonly node: AstNode; readonly parent: AstNode | null; readonly key: string }[] = [
    { node: root, parent: null, key: '' },
  ];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { node } = step;
    visit(node, step.parent, step.key);
    for (const [key, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? (value as readonly unknown[]) : [value]) {
        if (isNode(child)) open.push({ node: child, parent: node, key });
      }
    }
  }
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
