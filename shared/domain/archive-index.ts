import type { CaseFolder } from './case-folder.ts';
import type { CaseStatus } from './case.ts';
import { labelOf, type Catalogue } from './catalogue.ts';
import { parsePlanMarkup, type Block } from './plan-markup.ts';
import { listWrittenParts } from './plan-shape.ts';

const STATUSES: Readonly<Record<CaseStatus, string>> = {
  preparing: 'being prepared',
  sent: 'sent, waiting for an answer',
  'more-asked': 'Amazon asked for more',
  reinstated: 'reinstated',
  refused: 'refused',
};

const STYLE = `body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;color:#1c1b19;background:#fff}
h1{font-size:1.5rem}h2{margin-top:2rem;font-size:1.15rem;border-bottom:1px solid #ccc}table{border-collapse:collapse;width:100%}
th,td{padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ddd;text-align:start;vertical-align:top}
pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:.8rem;background:#f4f3f0;font:inherit}`;

/**
 * One page that shows a whole case to people without the application: facts, notice, plan, documents, contacts, what was
 * sent, and who changed what. Plain HTML with links to the files beside it; no script, nothing from elsewhere.
 */
export function makeArchiveIndex(folder: CaseFolder, catalogue: Catalogue): string {
  const { account, case: details } = folder;
  const facts: readonly (readonly [string, string])[] = [
    ['Status', STATUSES[details.status]],
    ['Store', account.storeName],
    ['Legal name', account.legalName],
    ['Merchant token', account.merchantToken],
    ['Marketplace', account.marketplace],
    ['Reasons', details.reasons.map((id) => labelOf(catalogue.reasons, id)).join('; ')],
    ['Case IDs', details.caseIds.join(', ')],
    ['Complaint IDs', details.complaintIds.join(', ')],
    ['ASINs', details.asins.join(', ')],
    ['Notice received on', details.noticeReceivedOn ?? ''],
    ['Deadline', details.deadlineOn ?? ''],
  ];
  const sections = [
    section(
      'Case',
      table(facts.filter(([, value]) => value !== '').map(([name, value]) => [escape(name), escape(value)])),
    ),
    section('Notice from Amazon', details.noticeText === '' ? '' : `<pre>${escape(details.noticeText)}</pre>`),
    section('Cover letter, in the seller’s own words', drawMarkup(details.packetOptions.letterText ?? '', folder)),
    ...describePlan(folder),
    section('Documents', describeEvidence(folder, catalogue)),
    section('Contacts', describeContacts(folder, catalogue)),
    section('What was sent', describeSubmissions(folder, catalogue)),
    section('What Amazon asked for', describeReplies(folder)),
    section('Versions of the plan', describeVersions(folder)),
    section('Changes', describeChanges(folder)),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escape(details.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escape(details.title)}</h1>
<p>A copy to read. The whole appeal opens in Reinstate from the archive that this page came in.</p>
${sections.filter((text) => text !== '').join('\n')}
</body>
</html>
`;
}

function describePlan(folder: CaseFolder): readonly string[] {
  return listWrittenParts(folder.plan, folder.case.path).map(({ part, heading }) =>
    section(escape(heading), drawMarkup(folder.plan[part], folder)),
  );
}

function describeEvidence(folder: CaseFolder, catalogue: Catalogue): string {
  const rows = folder.evidence.map((item) => [
    link(item.file, item.title),
    escape(labelOf(catalogue.documentTypes, item.type)),
    escape(item.documentDate ?? ''),
    escape(item.note),
  ]);
  return table(rows, ['Document', 'Kind', 'Date', 'What it proves']);
}

function describeContacts(folder: CaseFolder, catalogue: Catalogue): string {
  const rows = folder.interactions.map(({ at, channel, direction, person, summary }) => [
    escape(at.slice(0, 16).replace('T', ' ')),
    escape(direction === 'in' ? 'from Amazon' : 'to Amazon'),
    escape([labelOf(catalogue.channels, channel), person].filter((text) => text !== '').join(', ')),
    `<span>${escape(summary)}</span>`,
  ]);
  return table(rows, ['When', 'Direction', 'Where, with whom', 'What']);
}

function describeSubmissions({ submissions }: CaseFolder, catalogue: Catalogue): string {
  const rows = submissions.map(({ round, sentAt, channel, person, amazonCaseId, manifest, keptFiles }) => {
    const stored = new Map(keptFiles.map((kept) => [kept.file, kept.stored]));
    const files = manifest.files.map(({ file, sha256 }) => {
      const place = stored.get(file);
      return `${place === undefined ? escape(file) : link(place, file)}<br><small>SHA-256 ${escape(sha256)}</small>`;
    });
    return [
      `Round ${round}`,
      escape(sentAt.slice(0, 16).replace('T', ' ')),
      escape([labelOf(catalogue.channels, channel), person, amazonCaseId].filter((text) => text !== '').join(', ')),
      files.join('<br>'),
    ];
  });
  return table(rows, ['Appeal', 'When', 'Where, to whom', 'Files']);
}

function describeReplies({ replies, interactions, submissions }: CaseFolder): string {
  const rows = replies.map(({ logEntry, answers, requestedItems, deadlines }) => [
    escape(interactions[logEntry]?.at.slice(0, 16).replace('T', ' ') ?? ''),
    answers === null ? '' : `Round ${submissions[answers]?.round ?? ''}`,
    requestedItems.map(escape).join('<br>'),
    deadlines.map(({ text, on }) => escape([text, on ?? ''].filter((part) => part !== '').join(': '))).join('<br>'),
  ]);
  return table(rows, ['When', 'Answer to', 'What it asks for', 'Until']);
}

function describeVersions({ planVersions }: CaseFolder): string {
  const rows = planVersions.map(({ name, createdAt }) => [
    escape(name),
    `${escape(createdAt.slice(0, 16).replace('T', ' '))} UTC`,
  ]);
  return table(rows, ['Name', 'Saved on']);
}

const ACTIONS = { change: '', undo: 'undone: ', redo: 'redone: ' } as const;

function describeChanges({ changes }: CaseFolder): string {
  const rows = changes
    .toReversed()
    .map(({ at, who, action, name }) => [
      `${escape(at.slice(0, 16).replace('T', ' '))} UTC`,
      escape(`${ACTIONS[action]}${name}`),
      escape(who),
    ]);
  return table(rows, ['When', 'What', 'Who']);
}

function drawMarkup(markup: string, folder: CaseFolder): string {
  const blocks = parsePlanMarkup(markup);
  return blocks.map((block) => drawBlock(block, folder)).join('\n');
}

function drawBlock({ kind, inlines }: Block, folder: CaseFolder): string {
  const text = inlines
    .map((inline) => {
      if (inline.kind === 'text') return inline.bold ? `<b>${escape(inline.text)}</b>` : escape(inline.text);
      const cited = folder.evidence.find(({ id }) => id === inline.evidenceId);
      const page = inline.page === null ? '' : `, page ${inline.page}`;
      return `[${cited ? link(cited.file, cited.title) : escape(inline.evidenceId)}${page}]`;
    })
    .join('');
  return `<p>${kind === 'bullet' ? '• ' : ''}${text}</p>`;
}

function section(title: string, body: string): string {
  return body === '' ? '' : `<h2>${title}</h2>\n${body}`;
}

/** @param rows of HTML */
function table(rows: readonly (readonly string[])[], head: readonly string[] = []): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const body = rows.map((cells) => line(cells, 'td')).join('\n');
  return `<table>\n${head.length === 0 ? '' : line(head, 'th')}\n${body}\n</table>`;
}

/** @param file path in the archive */
function link(file: string, text: string): string {
  return `<a href="${file.split('/').map(encodeURIComponent).join('/')}">${escape(text)}</a>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
