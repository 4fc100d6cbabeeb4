/** The screens of one case, in the order of the sidebar. */
export const CASE_SCREENS = ['overview', 'review', 'evidence', 'plan', 'packet', 'rounds', 'log'] as const;
export type CaseScreen = (typeof CASE_SCREENS)[number];

/** Address of a screen of a case; `focus` names what to look at there: an evidence id, a plan part, an interaction id, a field. */
export function caseRoute(caseId: string, screen: CaseScreen, focus?: string): string {
  const base = `/case/${encodeURIComponent(caseId)}/${screen}`;
  return focus === undefined ? base : `${base}/${encodeURIComponent(focus)}`;
}

const WHERE: Readonly<Record<string, CaseScreen>> = {
  evidence: 'evidence',
  plan: 'plan',
  interaction: 'log',
  interactions: 'log',
  packet: 'packet',
  review: 'review',
  rounds: 'rounds',
};

/** The screen that a finding's `where` points to (`plan/rootCause`, `evidence/acme-invoice`, `case/noticeText`). */
export function routeOfFinding(caseId: string, where: string): string {
  if (where === 'letter') return caseRoute(caseId, 'plan', 'letter');
  if (where === 'case/sales') return caseRoute(caseId, 'review', 'units');
  const [place = '', focus] = where.split('/');
  const screen = WHERE[place];
  return screen ? caseRoute(caseId, screen, focus) : caseRoute(caseId, 'overview', focus);
}

/** The case in an address, or undefined. */
export function findRouteCase(path: string): string | undefined {
  const found = /^\/case\/([^/]+)/.exec(path)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}
