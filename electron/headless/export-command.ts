import { resolve } from 'node:path';
import { findEntry } from '../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../shared/domain/dates.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { PacketOptions } from '../../shared/domain/packet-options.ts';
import type { PacketReport } from '../../shared/domain/packet.ts';
import type { Result } from '../../shared/result.ts';
import type { App } from '../app/create-app.ts';
import { type Command, type CommandHost, type CommandInput, UsageError } from './command.ts';
import { parseDateOption } from './date-option.ts';
import { describeFinding, reportError } from './describe-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { importCaseInput } from './import-case-input.ts';
import { LAYOUT_OPTIONS, LAYOUT_USAGE, parseLayoutOptions } from './layout-options.ts';
import { openHeadlessApp } from './open-headless-app.ts';
import { ARCHIVE_PASSPHRASE, ARCHIVE_PASSPHRASE_USAGE, readNamedInput, type NamedInput } from './read-passphrase.ts';
import { toJsonText } from '../../shared/json-text.ts';

const BYTES_PER_MB = 1_000_000;

/** `export <folder or archive> --out <dir>`: writes the submission kit into exactly that folder. */
export const exportCommand: Command = {
  name: 'export',
  usage: `export <folder or archive> --out <dir> [--date YYYY-MM-DD] [--channel <id>] [--limit <n>MB] [--two-colour] ${LAYOUT_USAGE} ${ARCHIVE_PASSPHRASE_USAGE}`,
  summary: 'writes the submission kit',
  operands: { min: 1, max: 1 },
  options: ['out', 'date', 'channel', 'limit', 'max-mb', ...LAYOUT_OPTIONS, ARCHIVE_PASSPHRASE],
  flags: ['two-colour'],
  run: async (input, host) => {
    const order = { ...parseOrder(input, host.now()), input: await readNamedInput(input) };
    const opened = await openHeadlessApp(input, host);
    if (!opened.ok) return reportError(opened.error, input.json, host);
    const app = opened.value;
    try {
      requireChannel(app, order.channel);
      const written = await exportInput(app, order, host.signal);
      if (!written.ok) return reportError(written.error, input.json, host);
      return printKit(order, withSizeFinding(written.value, order.maxMb), input.json, host);
    } finally {
      await app.close();
    }
  },
};

type Order = {
  readonly input: NamedInput;
  readonly out: string;
  readonly date: LocalDate;
  readonly maxMb: number | undefined;
  readonly twoColour: boolean;
  readonly layout: Partial<PacketOptions>;
  readonly channel: string | undefined;
};

function parseOrder(input: CommandInput, now: Date): Omit<Order, 'input'> {
  const { options } = input;
  const out = options['out'] ?? '';
  if (out === '') throw new UsageError('export needs --out <dir>');
  const maxMb = parseLimit(options);
  const twoColour = input.flags.has('two-colour');
  const layout = parseLayoutOptions(input);
  const date = parseDateOption(options['date'], now);
  return { out, layout, date, maxMb, twoColour, channel: options['channel'] };
}

/** `--limit 10MB` or `--limit 10`; `--max-mb 10` says the same. In MB of 1,000,000 bytes. */
function parseLimit(options: CommandInput['options']): number | undefined {
  const [name, word] = options['limit'] === undefined ? ['max-mb', options['max-mb']] : ['limit', options['limit']];
  if (word === undefined) return undefined;
  const limitMb = Number(word.replace(/\s*MB$/i, ''));
  if (!(limitMb > 0)) throw new UsageError(`--${name} "${word}" is not a size in MB`);
  return limitMb;
}

function requireChannel({ catalogue }: App, channel: string | undefined): void {
  if (channel === undefined) return;
  if (!findEntry(catalogue.channels, channel)) {
    const known = catalogue.channels.map((entry) => entry.id).join(', ');
    throw new UsageError(`--channel "${channel}" is not known; known are: ${known}`);
  }
}

async function exportInput(app: App, order: Order, signal: AbortSignal): Promise<Result<PacketReport>> {
  const imported = await importCaseInput(app, order.input, signal);
  if (!imported.ok) return imported;
  // What was imported is a copy of our own: its options can be those that were asked for.
  const options = app.services.cases.updatePacketOptions(imported.value.id, order.layout);
  if (!options.ok) return options;
  return app.services.packets.exportTo({
    caseId: imported.value.id,
    date: order.date,
    ...(order.channel !== undefined && { channel: order.channel }),
    limit: {
      ...(order.maxMb !== undefined && { limitBytes: Math.floor(order.maxMb * BYTES_PER_MB) }),
      ...(order.twoColour && { twoColour: true }),
    },
    target: resolve(order.out),
    signal,
  });
}

function withSizeFinding(report: PacketReport, maxMb: number | undefined): PacketReport {
  const bytes = Math.max(...(report.volumes ?? [report.packet]).map((file) => file.bytes));
  if (maxMb === undefined || bytes <= maxMb * BYTES_PER_MB) return report;
  const finding: Finding = {
    rule: 'packet-size',
    level: 'error',
    where: 'packet',
    message: `The packet${report.volumes ? ', in its largest volume,' : ''} has ${formatMb(bytes)}, more than the ${maxMb} MB that were asked for.`,
    fix: 'Leave out exhibits that nothing cites, or use smaller scans, and export again.',
  };
  return { ...report, findings: [finding, ...report.findings.filter(({ rule }) => rule !== finding.rule)] };
}

function printKit(order: Order, report: PacketReport, json: boolean, { print, note }: CommandHost): ExitCode {
  if (json) print(toJsonText({ kit: order.out, ...report }));
  else print(describeKit(order.out, report));
  for (const finding of report.findings) note(`${describeFinding(finding)}\n`);
  const hasErrors = report.findings.some((finding) => finding.level === 'error');
  return hasErrors ? EXIT.foundErrors : EXIT.done;
}

function describeKit(out: string, report: PacketReport): string {
  const { packet, volumes, sections, exhibits, citations, size } = report;
  const pages = (first: number, last: number): string => (first === last ? `p. ${first}` : `pp. ${first}-${last}`);
  const lines = [
    `Submission kit in ${out}`,
    ...(volumes ?? [packet]).map(
      (file) => `${file.file}: ${file.pages} pages, ${formatMb(file.bytes)}, SHA-256 ${file.sha256}`,
    ),
    ...sections.map(({ kind, firstPage, lastPage }) => `  ${kind.padEnd(9)} ${pages(firstPage, lastPage)}`),
    ...exhibits.map(
      ({ label, title, firstPage, lastPage, volume, enclosed }) =>
        `  Exhibit ${label}  ${title}, ${volume === undefined ? '' : `volume ${volume}, `}${pages(firstPage, lastPage)}${
          enclosed === undefined ? '' : `, sent as a separate file: ${enclosed}`
        }`,
    ),
    ...(size?.exhibits ?? []).map(
      ({ label, beforeBytes, afterBytes, dpi, steps }) =>
        `  Exhibit ${label}: ${formatMb(beforeBytes)} -> ${formatMb(afterBytes)}, ${dpi} dpi, ${steps.join(', ')}`,
    ),
    `${citations.length} citations, each read back on the page that it names`,
  ];
  return `${lines.join('\n')}\n`;
}

function formatMb(bytes: number): string {
  return `${(bytes / BYTES_PER_MB).toFixed(bytes < BYTES_PER_MB ? 2 : 1)} MB`;
}
