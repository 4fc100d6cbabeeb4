import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { DEFAULT_MAX_FILE_MB } from '../../shared/contracts/settings.ts';
import type { VaultFile } from '../../shared/domain/evidence.ts';
import type { FactOffers } from '../../shared/domain/facts/fact-offer.ts';
import type { MeasuredFacts } from '../../shared/domain/measured-facts.ts';
import type { FileRefusal } from '../../shared/domain/file-refusal.ts';
import type { AppError } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import type { Command } from './command.ts';
import { describeFinding, reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { createOfferReader, describeOffers } from './offer-reader.ts';
import { openHeadlessApp } from './open-headless-app.ts';

type MeasuredFile = VaultFile & { readonly measured?: MeasuredFacts };
type InspectedFile = {
  readonly file: string;
  readonly result: Result<MeasuredFile>;
  /** Only with `--facts`. */
  readonly offers?: FactOffers | null;
};

const BYTES_PER_MB = 1024 * 1024;

/** `inspect <file or folder>…`: what evidence intake makes of each file, or why it was refused. */
export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect <file or folder>… [--facts]',
  summary: `prints what evidence intake makes of each file; files over ${DEFAULT_MAX_FILE_MB} MB (or the limit set in --data) are refused`,
  operands: { min: 1, max: Infinity },
  options: [],
  flags: ['facts'],
  run: async (input, host) => {
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    const offerReader = input.flags.has('facts') ? createOfferReader(host) : null;
    try {
      const inspected: InspectedFile[] = [];
      for (const file of await listFiles(input.operands)) {
        const result = await inspectFile(app, file, host.signal);
        if (offerReader === null) inspected.push({ file, result });
        else inspected.push({ file, result, offers: result.ok ? await offerReader.read(app, result.value) : null });
      }
      if (input.json) host.print(`${JSON.stringify(inspected.map(toJson), null, 2)}\n`);
      else host.print(inspected.map(describe).join(''));
      return inspected.every(({ result }) => result.ok) ? EXIT.done : EXIT.refused;
    } finally {
      await offerReader?.close();
      await app.close();
    }
  },
};

/** Folders stand for the files in them, one level deep and by name, without the system's own. */
async function listFiles(operands: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const operand of operands) {
    const entries = await readdir(resolve(operand), { withFileTypes: true }).catch(() => undefined);
    if (!entries) files.push(operand);
    const names = (entries ?? [])
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
    files.push(...names.toSorted().map((name) => join(operand, name)));
  }
  return files;
}

/** As in evidence intake: into the vault first, then the same inspection of the vault's copy. */
async function inspectFile(app: App, file: string, signal: AbortSignal): Promise<Result<MeasuredFile>> {
  const maxBytes = app.services.settings.get().maxFileMb * BYTES_PER_MB;
  const ingested = await app.vault.ingestFile(resolve(file), { signal, maxBytes });
  if (!ingested.ok) return ingested;
  const { sha256, sizeBytes } = ingested.value;
  const inspected = await app.pdf.inspect(app.vault.locate(sha256), { signal, fileName: basename(file) });
  return inspected.ok ? ok({ ...inspected.value, sha256, sizeBytes }) : inspected;
}

function toJson({ offers, ...inspected }: InspectedFile) {
  return { ...describeForPrograms(inspected), ...(offers === undefined ? {} : { offers }) };
}

function describeForPrograms({ file, result }: InspectedFile) {
  if (!result.ok) {
    const nothing = { kind: null, mime: null, pages: null, width: null, height: null, dpi: null, sha256: null };
    return { file, accepted: false, ...nothing, ...NOT_MEASURED, findings: [], error: toRefusal(result.error) };
  }
  const { kind, mime, pageCount, width, height, dpi, sha256, findings } = result.value;
  const facts = { kind, mime, pages: pageCount, width, height, dpi, sha256 };
  return {
    file,
    accepted: true,
    ...facts,
    ...(result.value.measured ?? NOT_MEASURED),
    findings: findings.map(withoutPlace),
    error: null,
  };
}

const NOT_MEASURED: MeasuredFacts = {
  colour: null,
  textLayer: null,
  blankPages: [],
  rotatedPages: [],
  pagePictures: [],
};

function withoutPlace({ rule, level, message, fix }: VaultFile['findings'][number]) {
  return { rule, level, message, fix };
}

function toRefusal(error: AppError): Pick<FileRefusal, 'code' | 'message' | 'fix'> {
  const [refusal] = error.code === 'files-refused' ? error.details.files : [];
  if (refusal) return { code: refusal.code, message: refusal.message, fix: refusal.fix };
  return {
    code: error.code,
    message: error.message,
    fix: 'Open the file in another program to see whether it is whole.',
  };
}

function describe({ file, result, offers }: InspectedFile): string {
  if (!result.ok) {
    const { code, message, fix } = toRefusal(result.error);
    return `${file}: refused [${code}] ${message} ${fix}\n`;
  }
  const { kind, pageCount, width, height, dpi, sizeBytes, sha256, findings, measured = NOT_MEASURED } = result.value;
  const pages = `${pageCount} ${pageCount === 1 ? 'page' : 'pages'}`;
  const size = width === null ? pages : `${width} x ${height} pixels${pageCount > 1 ? `, ${pages}` : ''}`;
  const resolution = dpi === null ? [] : [`${Math.round(dpi)} dpi`];
  const facts = [kind, size, ...resolution, ...describeMeasured(measured), `${sizeBytes} bytes`, `SHA-256 ${sha256}`];
  const lines = [...findings.map(describeFinding), ...(offers ? describeOffers(offers) : [])];
  return `${file}: ${facts.join(', ')}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function describeMeasured({ colour, textLayer, blankPages, rotatedPages }: MeasuredFacts): readonly string[] {
  return [
    ...(colour === null ? [] : [colour === 'colour' ? 'in colour' : colour]),
    ...(textLayer === null ? [] : [`text layer: ${textLayer}`]),
    ...(blankPages.length === 0 ? [] : [`blank: ${blankPages.join(' ')}`]),
    ...(rotatedPages.length === 0 ? [] : [`turned: ${rotatedPages.join(' ')}`]),
  ];
}
