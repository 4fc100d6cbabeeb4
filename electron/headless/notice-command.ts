import type { Catalogue } from '../../shared/domain/catalogue.ts';
import { readNotice, type NoticeReading } from '../../shared/domain/notice/read-notice.ts';
import { splitNotices } from '../../shared/domain/notice/split-notices.ts';
import type { Command } from './command.ts';
import { reportError } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { loadHeadlessCatalogue } from './load-headless-catalogue.ts';
import { readNoticeFile, type NoticeFile } from './read-notice-file.ts';

/** `notice <file>…`: what a notice says, as far as rules can read it. A file of several messages gives one entry for each. */
export const noticeCommand: Command = {
  name: 'notice',
  usage: 'notice <file>…',
  summary: 'prints what a notice says: reasons with the words for them, ids, dates, what it asks for, ways to answer',
  operands: { min: 1, max: Infinity },
  options: [],
  run: async (input, host) => {
    const catalogue = loadHeadlessCatalogue(input, host);
    const described: Described[] = [];
    for (const file of input.operands) {
      const notice = await readNoticeFile(file, host);
      if (!notice.ok) return reportError(notice.error, input.json, host);
      described.push(...describeFile(file, notice.value, catalogue));
    }
    host.print(input.json ? `${JSON.stringify(described, null, 2)}\n` : described.map(formatNotice).join('\n'));
    return EXIT.done;
  },
};

type Described = ReturnType<typeof describeNotice>;

function describeFile(file: string, { text, receivedOn }: NoticeFile, catalogue: Catalogue): readonly Described[] {
  const parts = splitNotices(text);
  return parts.map(({ start, end }, index) => {
    const part = text.slice(start, end);
    const place = parts.length > 1 ? { part: index + 1, parts: parts.length } : {};
    return { ...describeNotice(file, part, readNotice(part, catalogue, receivedOn)), ...place };
  });
}

function describeNotice(file: string, text: string, reading: NoticeReading) {
  const { kind, language, scope, paths, section3, caseIds, complaintIds, asins, orderIds, marketplace } = reading;
  return {
    file,
    kind,
    language,
    reasons: reading.reasons.map(({ reason, score, matches }) => ({
      id: reason,
      score,
      cues: [...new Set(matches.map(({ start, end }) => text.slice(start, end).replace(/\n[ >]*|\s+/g, ' ')))],
    })),
    scope,
    paths,
    section3,
    ...{ caseIds, complaintIds, asins, orderIds, marketplace },
    deadlines: reading.deadlines.map((deadline) => ({ text: deadline.text, on: deadline.on })),
    requestedItems: reading.requestedItems,
    infringementType: reading.infringementType,
    outcome: reading.outcome,
  };
}

const KIND_WORDS = { notice: 'a notice', reply: 'an answer to an appeal', other: 'an ordinary mail' } as const;

function formatNotice(notice: Described & { readonly part?: number }): string {
  const line = (label: string, values: readonly string[]): string =>
    values.length === 0 ? '' : `  ${label}: ${values.join(', ')}\n`;
  const one = (value: string | null): readonly string[] => (value === null ? [] : [value]);
  const reasons = notice.reasons.map(({ id, score, cues }) => `    - ${id} (${score}): "${cues.join('", "')}"\n`);
  const isUnsure = notice.kind === 'notice' && reasons.length === 0;
  return [
    `${notice.file}${notice.part === undefined ? '' : `, message ${notice.part}`}: ${KIND_WORDS[notice.kind]}`,
    `${notice.section3 ? ', cites Section 3' : ''}\n`,
    ...(reasons.length === 0 ? [] : ['  Reasons:\n', ...reasons]),
    isUnsure ? '  Reason: not sure\n' : '',
    line('Outcome', one(notice.outcome)),
    line('Is about', one(notice.scope)),
    line('Ways to answer', notice.paths),
    line('Infringement type', one(notice.infringementType)),
    line('Case ids', notice.caseIds),
    line('Complaint ids', notice.complaintIds),
    line('ASINs', notice.asins),
    line('Orders', notice.orderIds),
    line('Marketplace', one(notice.marketplace)),
    line('Language', one(notice.language)),
    ...notice.deadlines.map(({ text, on }) => `  Deadline: "${text}"${on === null ? '' : `, ${on}`}\n`),
    ...(notice.requestedItems.length === 0 ? [] : ['  It asks for:\n']),
    ...notice.requestedItems.map((item) => `    - ${item}\n`),
  ].join('');
}
