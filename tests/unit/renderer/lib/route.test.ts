import { describe, expect, it } from 'vitest';
import { caseRoute, findRouteCase, routeOfFinding } from '../../../../renderer/lib/route.ts';

describe('caseRoute', () => {
  it('names case, screen and what to look at', () => {
    expect(caseRoute('c1', 'plan')).toBe('/case/c1/plan');
    expect(caseRoute('c/1', 'evidence', 'a b')).toBe('/case/c%2F1/evidence/a%20b');
  });
});

describe('routeOfFinding', () => {
  it.each([
    ['evidence/inv-acme', '/case/c/evidence/inv-acme'],
    ['evidence', '/case/c/evidence'],
    ['plan/rootCause', '/case/c/plan/rootCause'],
    ['plan', '/case/c/plan'],
    ['case/noticeText', '/case/c/overview/noticeText'],
    ['case/sales', '/case/c/review/units'],
    ['account/legalName', '/case/c/overview/legalName'],
    ['letter', '/case/c/plan/letter'],
    ['somewhere-new', '/case/c/overview'],
  ])('%s leads to %s', (where, route) => {
    expect(routeOfFinding('c', where)).toBe(route);
  });
});

describe('findRouteCase', () => {
  it('gives the case of an address back', () => {
    expect(findRouteCase(caseRoute('c/1', 'log'))).toBe('c/1');
    expect(findRouteCase('/cases')).toBeUndefined();
    expect(findRouteCase('/settings')).toBeUndefined();
  });
});
