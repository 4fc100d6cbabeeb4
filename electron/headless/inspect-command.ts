import { basename, resolve } from 'node:path';
import type { VaultFile } from '../../shared/domain/evidence.ts';
import type { AppError, FileRefusal } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import type { Command } from './command.ts';
import { describeFinding, reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { openHeadlessApp } from './open-headless-app.ts';

type InspectedFile = { readonly file: string; readonly result: Result<VaultFile> };

/** `inspect <file>…`: what evidence intake makes of each file, or why it was refused. */
export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect <file>…',
  summary: 'prints what evidence intake makes of each file',
  operands: { min: 1, max: Infinity },
  options: [],
  run: async (input, host) => {
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      const inspected: InspectedFile[] = [];
      for (const file of input.operands) inspected.push({ file, result: await inspectFile(app, file, host.signal) });
      if (input.json) host.print(`${JSON.stringify(inspected.map(toJson), null, 2)}\n`);
      else host.print(inspected.map(describe).join(''));
      return inspected.every(({ result }) => result.ok) ? EXIT.done : EXIT.refused;
    } finally {
      await app.close();
    }
  },
};

/** As in evidence intake: into the vault first, then the same inspection of the vault's copy. */
async function inspectFile(app: App, file: string, signal: AbortSignal): Promise<Result<VaultFile>> {
  const ingested = await app.vault.ingestFile(resolve(file), { signal });
  if (!ingested.ok) return ingested;
  const { sha256, sizeBytes } = ingested.value;
  const inspected = await app.pdf.inspect(app.vault.pathOf(sha256), { signal, fileName: basename(file) });
  return inspected.ok ? ok({ ...inspected.value, sha256, sizeBytes }) : inspected;
}

function toJson({ file, result }: InspectedFile) {
  if (!result.ok) {
    const nothing = { kind: null, mime: null, pages: null, width: null, height: null, dpi: null, sha256: null };
    return { file, accepted: false, ...nothing, findings: [], error: toRefusal(result.error) };
  }
  const { kind, mime, pageCount, width, height, dpi, sha256, findings } = result.value;
  const facts = { kind, mime, pages: pageCount, width, height, dpi, sha256 };
  return { file, accepted: true, ...facts, findings: findings.map(withoutPlace), error: null };
}

function withoutPlace({ rule, level, message, fix }: VaultFile['findings'][number]) {
  return { rule, level, message, fix };
}

function toRefusal(error: AppError): Omit<FileRefusal, 'file'> {
  const [refusal] = error.code === 'files-refused' ? error.details.files : [];
  if (refusal) return { code: refusal.code, message: refusal.message, fix: refusal.fix };
  return {
    code: error.code,
    message: error.message,
    fix: 'Open the file in another program to see whether it is whole.',
  };
}

function describe({ file, result }: InspectedFile): string {
  if (!result.ok) {
    const { code, message, fix } = toRefusal(result.error);
    return `${file}: refused [${code}] ${message} ${fix}\n`;
  }
  const { kind, pageCount, width, height, dpi, sizeBytes, sha256, findings } = result.value;
  const size = width === null ? `${pageCount} ${pageCount === 1 ? 'page' : 'pages'}` : `${width} x ${height} pixels`;
  const resolution = dpi === null ? '' : `, ${Math.round(dpi)} dpi`;
  const head = `${file}: ${kind}, ${size}${resolution}, ${sizeBytes} bytes, SHA-256 ${sha256}\n`;
  return head + findings.map((finding) => `  ${describeFinding(finding)}\n`).join('');
}
