// What was built must have no way to a network. Lint and tests/unit/no-network.test.ts look at the sources; this looks at the
// bundle, in which the libraries are too. What a library mentions and can't reach is listed with the reason.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../tools/project.ts';
import { NETWORK_MODULES, scanBundle, scanPackages, type NetworkMention, type ScannedFile } from './bundle-scan.ts';

interface Allowed {
  /** `main` or `renderer`. */
  readonly process: string;
  readonly what: string;
  readonly code: RegExp;
  readonly reason: string;
}

const PDFJS_MAIN = 'pdf.js is given bytes, never an address; in Node its fetch throws, and there is no XMLHttpRequest';
const PDFJS_PAGE =
  'pdf.js reads files of the application through its own protocol; the policy and the session refuse any other address';

const ALLOWED: readonly Allowed[] = [
  { process: 'main', what: 'fetch', code: /return fetch\(url, \{ method: "GET", headers/, reason: PDFJS_MAIN },
  {
    process: 'main',
    what: 'fetch',
    code: /const response = await fetch\(url\); if \(!response\.ok\)/,
    reason: PDFJS_MAIN,
  },
  { process: 'main', what: 'XMLHttpRequest', code: /const pendingRequest/, reason: PDFJS_MAIN },
  { process: 'main', what: 'XMLHttpRequest', code: /(?:request|xhr)\.(?:readyState|open)/, reason: PDFJS_MAIN },
  {
    process: 'main',
    what: 'XMLHttpRequest',
    code: /this\._config\.withCredentials/,
    reason:
      'Papa Parse downloads only when it is given an address with `download: true`; there is no XMLHttpRequest in Node',
  },
  { process: 'renderer', what: 'fetch', code: /return fetch\(\w+,\{method:`GET`,headers/, reason: PDFJS_PAGE },
  { process: 'renderer', what: 'fetch', code: /await fetch\(\w+\);if\(!\w+\.ok\)throw/, reason: PDFJS_PAGE },
  { process: 'renderer', what: 'XMLHttpRequest', code: /validateStatus/, reason: PDFJS_PAGE },
  { process: 'renderer', what: 'XMLHttpRequest', code: /XMLHttpRequest\.DONE|\.open\(["`]GET["`]/, reason: PDFJS_PAGE },
  {
    process: 'renderer',
    what: 'fetch',
    code: /await fetch\(new URL\(\w+,document\.baseURI\)/,
    reason: 'our own reading of a file of the case through the application’s protocol (make-thumbnail.ts)',
  },
];

/** Hosts that stand in code and that nothing opens, by why they are there. */
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  'names of XML and PDF vocabularies, compared and written, never opened': [
    ...['www.w3.org', 'www.xfa.org', 'ns.adobe.com', 'purl.org', 'www.aiim.org', 'json-schema.org', 'www.pdfa.org'],
  ],
  'comments and messages of libraries': [
    ...['github.com', 'en.wikipedia.org', 'pdf-lib.js.org', 'dom.spec.whatwg.org', 'html.spec.whatwg.org', 'react.dev'],
    ...['stackoverflow.com', 'developer.mozilla.org', 'www.herongyang.com', 'www.apache.org', 'www.unicode.org'],
    ...[
      'blog.pdfshareforms.com',
      'www.microsoft.com',
      'www.color.org',
      'www.adobe.com',
      'verapdf.org',
      'prosemirror.net',
    ],
    ...['www.freetype.org', 'exa'],
  ],
  'examples with which core-js tries out how addresses are read': [
    'a',
    'a@b',
    'a#б',
    'x',
    'тест',
    'foo.bar',
    'example.com',
  ],
  'the beginning of an address that pdf.js or zod makes of text that it found': [
    '${url}',
    '${e}',
    '[${value}]',
    '[${e}]',
    '[...]',
  ],
};

/** What of Electron's the main process may use: nothing that downloads, updates, reports or opens a connection. */
const ELECTRON_NETWORK = /\b(?:autoUpdater|crashReporter|net|ClientRequest|openExternal|downloadURL|setFeedURL)\b/;

describe('the bundle', () => {
  let files: readonly ScannedFile[] = [];
  beforeAll(() => {
    const out = join(projectRoot, 'out');
    if (!existsSync(join(out, 'main/main.js'))) throw new Error('out/ is missing: run `npm run build`');
    files = scanBundle(out);
  }, 120_000);

  it('is read as a whole', () => {
    const names = files.map(({ file }) => file);
    expect(names).toEqual(
      expect.arrayContaining(['main/main.js', 'main/line-process.js', 'preload/preload.cjs', 'renderer/index.html']),
    );
    expect(names.length).toBeGreaterThan(60);
  });

  it('loads no module that reaches a network, but for the file that forbids them', () => {
    const loading = files.flatMap(({ file, modules }) =>
      modules.filter((name) => NETWORK_MODULES.has(name)).map((name) => `${file} ${name}`),
    );
    expect(loading.sort()).toEqual(['dgram', 'dns', 'net'].map((name) => `main/forbid-network.js ${name}`));
  });

  it('loads only its own files, Node, and the packages beside it', () => {
    const foreign = files.flatMap(({ modules }) => modules.filter((name) => !/^\.{1,2}\//.test(name)));
    const inPage = files.filter(({ file }) => !file.startsWith('main/')).flatMap(({ modules }) => modules);
    expect([...new Set(foreign)].filter((name) => /^[@a-z]/.test(name) && !isBuiltin(name)).sort()).toEqual([
      // Asked for by pdf.js and absent: it goes on without it.
      '@napi-rs/canvas',
      'better-sqlite3',
      'electron',
      'libheif-js/libheif-wasm/libheif.js',
      'sharp',
    ]);
    expect(inPage.filter((name) => !/^\.{1,2}\//.test(name))).toEqual(['electron']);
  });

  it('loads nothing by a computed name but its own files', () => {
    const own =
      /^[`"']\.{1,2}\/[\w./-]+[`"']$|^this\.workerSrc$|_noWasmFilename\}`$|^`tesseract\.js-core\/\$\{core\}\.js`$|^`@img\/sharp-\$\{process\.platform\}-\$\{process\.arch\}\/sharp\.node`$/;
    expect(files.flatMap(({ computed }) => computed).filter((code) => !own.test(code))).toEqual([]);
  });

  it('mentions a way to a network only where it is known that nothing can go through it', () => {
    const mentions = files.flatMap((file) => file.mentions);
    const isGuard = ({ file }: NetworkMention): boolean => file === 'main/forbid-network.js';
    expect(mentions.filter((mention) => !isGuard(mention) && !isAllowed(mention))).toEqual([]);
    const unused = ALLOWED.filter((allowed) => !mentions.some((mention) => matches(allowed, mention)));
    expect(unused).toEqual([]);
  });

  it('has no address of the web but those that were looked at', () => {
    const known = Object.values(HOSTS).flat();
    const found = [...new Set(files.flatMap(({ hosts }) => hosts))];
    expect(found.filter((host) => !known.includes(host)).sort()).toEqual([]);
  });

  it('asks Electron for nothing that reaches a network', () => {
    const main = readFileSync(join(projectRoot, 'out/main/main.js'), 'utf8');
    const imported = /import \{([^}]+)\} from "electron"/.exec(main)?.[1] ?? '';
    expect(imported).toContain('BrowserWindow');
    expect(imported).not.toMatch(ELECTRON_NETWORK);
    expect(main).not.toMatch(/shell\.openExternal|downloadURL|setFeedURL/);
  });
});

describe('the packages beside the bundle', () => {
  it('load no module that reaches a network, and only those made of WebAssembly mention another way', () => {
    const files = scanPackages(projectRoot);
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(({ modules }) => modules).filter((name) => NETWORK_MODULES.has(name))).toEqual([]);
    // Their loaders would fetch the .wasm beside them in a page. In Node they read it as a file; fetch throws there.
    const mentioning = files.filter(({ mentions }) => mentions.length > 0).map(({ file }) => file);
    expect(mentioning).toEqual([
      'libheif-js/libheif-wasm/libheif.js',
      'tesseract.js-core/tesseract-core-lstm.js',
      'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js',
      'tesseract.js-core/tesseract-core-simd-lstm.js',
    ]);
  }, 60_000);
});

describe('the search for ways to a network', () => {
  it.each([
    [`import { get } from 'node:https'; get('x')`, 'modules', 'https'],
    [`const { connect } = await import('node:tls')`, 'modules', 'tls'],
    [`const http = require("http")`, 'modules', 'http'],
    [`const load = createRequire(import.meta.url); load('https')`, 'modules', 'https'],
    [`export * from 'undici'`, 'modules', 'undici'],
    [`const load = (name) => import(name)`, 'computed', 'name'],
    [`await fetch('/x')`, 'mentions', 'fetch'],
    [`const send = globalThis.fetch`, 'mentions', 'fetch'],
    [`const send = window['fetch']`, 'mentions', 'fetch'],
    [`navigator.sendBeacon('/x')`, 'mentions', 'sendBeacon'],
    [`new WebSocket('ws://a')`, 'mentions', 'WebSocket'],
    [`const load = () => "https://example.org/a"`, 'hosts', 'example.org'],
  ] as const)('sees %s', (code, where, what) => {
    const found = scanCode(code);
    const seen = where === 'mentions' ? found.mentions.map((mention) => mention.what) : found[where];
    expect(seen).toContain(what);
  });

  it('takes a method of another object for what it is', () => {
    expect(scanCode(`class Query { fetch() {} } query.fetch(); const a = { fetch: 1 }`).mentions).toEqual([]);
  });
});

function scanCode(code: string): ScannedFile {
  const out = mkdtempSync(join(tmpdir(), 'reinstate-scan-'));
  try {
    mkdirSync(join(out, 'main'));
    writeFileSync(join(out, 'main/a.js'), code);
    const [scanned] = scanBundle(out);
    if (scanned === undefined) throw new Error('nothing was scanned');
    return scanned;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function isAllowed(mention: NetworkMention): boolean {
  return ALLOWED.some((allowed) => matches(allowed, mention));
}

function matches({ process, what, code }: Allowed, mention: NetworkMention): boolean {
  return mention.file.startsWith(`${process}/`) && mention.what === what && code.test(mention.code);
}
