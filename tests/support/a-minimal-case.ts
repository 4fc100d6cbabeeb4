import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanText } from '../../shared/domain/plan.ts';

/** Writes a case folder with one invoice of the sample case and the given plan; gives the folder. */
export function minimalCaseFolder(dir: string, plan: Partial<PlanText>): string {
  mkdirSync(dir, { recursive: true });
  copyFileSync(
    new URL('../../resources/sample-case/evidence/veldrane-invoice-VWS-1043.pdf', import.meta.url),
    join(dir, 'invoice.pdf'),
  );
  const json = {
    format: 'reinstate.case/1',
    account: {
      storeName: 'Brightleaf Home',
      legalName: 'Brightleaf Trading LLC',
      merchantToken: 'A2EXAMPLE12345',
      marketplace: 'US',
      email: 'owner@example.com',
      address: '12 Mill Lane\nDover, DE 19901',
    },
    case: {
      title: 'Authenticity complaint',
      reasons: ['inauthentic_supply'],
      path: 'admit',
      caseIds: [],
      asins: [],
      section3: false,
      noticeReceivedOn: '2026-09-14',
      noticeText: 'Your listing was removed.',
    },
    plan: { rootCause: '', correctiveActions: '', preventiveMeasures: '', ...plan },
    evidence: [
      { id: 'inv', file: 'invoice.pdf', type: 'supplier_invoice', title: 'Invoice', documentDate: '2026-03-02' },
    ],
  };
  writeFileSync(join(dir, 'case.json'), JSON.stringify(json));
  return dir;
}
