import { checkCitationsOf } from '../../shared/domain/checks/citation-checks.ts';
import type { EvidenceId } from '../../shared/domain/ids.ts';
import { PLAN_PARTS, PLAN_PART_HEADINGS } from '../../shared/domain/plan.ts';
import { say } from '../../shared/domain/said.ts';
import { sayHeading } from '../../shared/domain/say-heading.ts';
import type { InputIssue } from '../../shared/errors.ts';
import { field, list } from './parse-case-json.ts';

/** Stands in for the page count of a file that could not be read, so that its citations aren't reported as well. */
const UNKNOWN_PAGE_COUNT = 99_999;

/**
 * The citations of a `case.json` that don't resolve, each with its sentence, also where other fields are wrong.
 * @param raw what the JSON holds
 * @param pageCountOf pages of a file by its name, or undefined when it could not be read
 */
export function listCitationIssues(
  raw: unknown,
  pageCountOf: (fileName: string) => number | undefined,
): readonly InputIssue[] {
  const parts = PLAN_PARTS.map((part) => ({
    where: `plan.${part}`,
    name: sayHeading(PLAN_PART_HEADINGS[part]),
    markup: asText(field(field(raw, 'plan'), part)),
  }));
  const letterText = field(field(field(raw, 'case'), 'packetOptions'), 'letterText');
  const letter = { where: 'case.packetOptions.letterText', name: say`Cover letter`, markup: asText(letterText) };
  const evidence = list(field(raw, 'evidence')).map((item) => ({
    id: asText(field(item, 'id')) as EvidenceId,
    title: asText(field(item, 'title')),
    include: field(item, 'include') !== false,
    pages: asPages(field(item, 'pages')),
    file: { pageCount: pageCountOf(asText(field(item, 'file'))) ?? UNKNOWN_PAGE_COUNT },
  }));
  const findings = checkCitationsOf([...parts, letter], evidence);
  return findings.map(({ where, message, fix, said }) => ({
    path: where,
    message: `${message} ${fix}`,
    ...(said && { said: say`${said.message} ${said.fix}` }),
  }));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asPages(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? (value as readonly number[]) : null;
}
