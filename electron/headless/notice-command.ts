import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Marketplace } from '../../shared/domain/catalogue.ts';
import { listRequestedItems } from '../../shared/domain/requested-items.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { loadCatalogue } from '../app/load-catalogue.ts';
import type { Command } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { findNoticeIds } from './find-notice-ids.ts';

type ReadNotice = { readonly file: string; readonly text: string };

/**
 * `notice <file>…`: what a notice says, as far as it can be read for sure: ids, ASINs, orders, Section 3, requested items.
 * Reasons and paths stay empty, which the format allows for "unsure".
 */
export const noticeCommand: Command = {
  name: 'notice',
  usage: 'notice <file>…',
  summary: 'prints what a notice says: ids, ASINs, orders, Section 3, what it asks for',
  operands: { min: 1, max: Infinity },
  options: [],
  run: async (input, host) => {
    const notices: ReadNotice[] = [];
    for (const file of input.operands) {
      const text = await readNotice(file);
      if (!text.ok) return reportError(text.error, input.json, host);
      notices.push({ file, text: text.value });
    }
    const { marketplaces } = loadCatalogue(fileURLToPath(new URL('../../resources', import.meta.url)));
    const described = notices.map((notice) => describeNotice(notice, marketplaces));
    host.note('Reasons, paths, deadlines and outcomes are not read from the text yet.\n');
    host.print(input.json ? `${JSON.stringify(described, null, 2)}\n` : described.map(formatNotice).join('\n'));
    return EXIT.done;
  },
};

async function readNotice(file: string): Promise<Result<string>> {
  const refuse = (code: string, message: string, fix: string): Result<never> => {
    const refusal = { file: basename(file), code, message, fix };
    return fail(appError('files-refused', `${basename(file)}: ${message}`, { files: [refusal] }));
  };
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return refuse('missing', 'The file is not there, or cannot be read.', 'Check its name.');
  if (bytes.length === 0) return refuse('empty', 'The file is empty.', 'Save the notice again.');
  const fix = 'Save the text of the notice as a .txt file in UTF-8.';
  if (!['.txt', '.md', ''].includes(extname(file).toLowerCase())) {
    return refuse('kind', 'Only plain text is read so far.', fix);
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('kind', 'It is not text in UTF-8.', fix);
  }
}

function describeNotice({ file, text }: ReadNotice, marketplaces: readonly Marketplace[]) {
  const requestedItems = listRequestedItems(text).map((item) => item.text);
  const ids = findNoticeIds(text, marketplaces);
  const isNotice = ids.section3 || requestedItems.length > 0;
  return {
    file,
    kind: isNotice ? 'notice' : 'other',
    language: 'en',
    reasons: [],
    scope: null,
    paths: [],
    ...ids,
    deadlines: [],
    requestedItems,
    infringementType: null,
    outcome: null,
  };
}

function formatNotice(notice: ReturnType<typeof describeNotice>): string {
  const line = (label: string, values: readonly string[]): string =>
    values.length === 0 ? '' : `  ${label}: ${values.join(', ')}\n`;
  return [
    `${notice.file}: ${notice.kind}${notice.section3 ? ', cites Section 3' : ''}\n`,
    line('Case ids', notice.caseIds),
    line('Complaint ids', notice.complaintIds),
    line('ASINs', notice.asins),
    line('Orders', notice.orderIds),
    line('Marketplace', notice.marketplace === null ? [] : [notice.marketplace]),
    ...(notice.requestedItems.length === 0 ? [] : ['  It asks for:\n']),
    ...notice.requestedItems.map((item) => `    - ${item}\n`),
  ].join('');
}
