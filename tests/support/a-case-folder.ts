import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import { aNewCase, anInteraction } from './a-new-case.ts';
import { aJpeg, aPdf, putFile } from './sample-files.ts';
import { createTempDir } from './temp-dir.ts';

type EvidenceInput = CaseFolderInput['evidence'][number];

/** Evidence of `case.json` with only what it must have. */
export function folderEvidence(id: string, changes: Partial<EvidenceInput> = {}): EvidenceInput {
  return {
    id,
    file: `evidence/${id}.pdf`,
    type: 'supplier_invoice',
    title: `Invoice ${id}`,
    documentDate: '2026-03-02',
    ...changes,
  };
}

/** A sound `case.json` with two pieces of evidence, each cited; each part can be changed. */
export function caseJson(changes: Partial<CaseFolderInput> = {}): CaseFolderInput {
  const { account, case: details, noticeText } = aNewCase();
  return {
    format: 'reinstate.case/1',
    account: account as CaseFolderInput['account'],
    case: { ...details, noticeText, noticeFile: null },
    plan: {
      rootCause: 'We bought 40 units without checking the seller. The invoice shows it [[inv-acme p2]].',
      correctiveActions: '- On 2026-09-16 we removed all units [[removal]].\n- We told every buyer.',
      preventiveMeasures: '- Since 2026-09-20 the purchasing lead checks each source [[inv-acme]].',
    },
    evidence: [
      folderEvidence('inv-acme', { title: 'Acme invoice 1043' }),
      folderEvidence('removal', { file: 'evidence/removal.jpg', type: 'removal_order_proof', title: 'Removal order' }),
    ],
    interactions: [anInteraction()],
    ...changes,
  };
}

/**
 * Writes a case folder: `inv-acme.pdf` with two pages, `removal.jpg`, and `case.json`.
 * @param json an object, or the text of `case.json` as it is
 */
export async function writeCaseFolderFiles(json: CaseFolderInput | string = caseJson()): Promise<string> {
  const dir = join(createTempDir(), 'case');
  mkdirSync(dir);
  putFile(dir, 'evidence/inv-acme.pdf', await aPdf(2, 'Acme invoice 1043'));
  putFile(dir, 'evidence/removal.jpg', await aJpeg());
  writeFileSync(join(dir, 'case.json'), typeof json === 'string' ? json : JSON.stringify(json, null, 2));
  return dir;
}
