import { checkCitations } from '../../shared/domain/checks/citation-checks.ts';
import type { CaseFile } from '../../shared/domain/case-file.ts';
import { PLAN_PARTS, type PlanText } from '../../shared/domain/plan.ts';
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
  const plan = Object.fromEntries(
    PLAN_PARTS.map((part) => [part, asText(field(field(raw, 'plan'), part))]),
  ) as PlanText;
  const evidence = list(field(raw, 'evidence')).map((item) => ({
    id: asText(field(item, 'id')),
    title: asText(field(item, 'title')),
    include: field(item, 'include') !== false,
    pages: asPages(field(item, 'pages')),
    file: { pageCount: pageCountOf(asText(field(item, 'file'))) ?? UNKNOWN_PAGE_COUNT },
  }));
  const findings = checkCitations({ plan, evidence } as unknown as CaseFile);
  return findings.map(({ where, message, fix }) => ({ path: where.replace('/', '.'), message: `${message} ${fix}` }));
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function asPages(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
