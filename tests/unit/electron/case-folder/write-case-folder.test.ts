import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCaseFolder } from '../../../../electron/case-folder/read-case-folder.ts';
import { type PlaceFile, writeCaseFolder } from '../../../../electron/case-folder/write-case-folder.ts';
import { type CaseFolder, caseFolderSchema } from '../../../../shared/domain/case-folder.ts';
import { appError } from '../../../../shared/errors.ts';
import { fail, ok, unwrap } from '../../../../shared/result.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';
import { caseJson, folderEvidence } from '../../../support/a-case-folder.ts';
import { inspectHere } from '../../../support/inspect-here.ts';
import { aPdf, putFile } from '../../../support/sample-files.ts';
import { listTree } from '../../../support/kit-files.ts';
import { createTempDir } from '../../../support/temp-dir.ts';

const catalogue = theCatalogue();
const read = (dir: string) => readCaseFolder(dir, { catalogue, inspect: inspectHere });

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const day = fc.constantFrom(null, '2026-02-28', '2024-02-29', '1999-12-31');

/** Any case that the schema takes, with evidence whose files are one PDF of three pages. */
const aCaseFolder: fc.Arbitrary<CaseFolder> = fc
  .record({
    title: text.filter((value) => value.trim() !== ''),
    texts: fc.array(text, { minLength: 8, maxLength: 8 }),
    reasons: fc.uniqueArray(fc.constantFrom(...catalogue.reasons.map(({ id }) => id)), { maxLength: 3 }),
    section3: fc.boolean(),
    day,
    evidence: fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/),
        title: text.filter((value) => value.trim() !== ''),
        note: text,
        day,
        include: fc.boolean(),
        pages: fc.constantFrom<number[] | null>(null, [1], [1, 3], [2, 3]),
        units: fc.nat(),
      }),
      { selector: ({ id }) => id, maxLength: 4 },
    ),
  })
  .map(({ title, texts, reasons, section3, day: on, evidence }) => {
    const base = caseJson();
    const [rootCause = '', correctiveActions = '', preventiveMeasures = '', noticeText = '', ...rest] = texts;
    return caseFolderSchema.parse({
      ...base,
      account: { ...base.account, legalName: rest[0], address: rest[1] },
      case: { ...base.case, title, reasons, section3, deadlineOn: on, noticeReceivedOn: on, noticeText },
      plan: { rootCause, correctiveActions, preventiveMeasures },
      evidence: evidence.map(({ day: date, units, ...item }, index) =>
        folderEvidence(item.id, {
          ...item,
          file: `evidence/${index} ä.pdf`,
          documentDate: date,
          quantities: { B0ABCDEFGH: units },
        }),
      ),
      interactions: base.interactions?.map((item) => ({ ...item, summary: rest[2] ?? '', person: rest[3] ?? '' })),
    });
  });

describe('writeCaseFolder', () => {
  it('writes what readCaseFolder reads back as it was', async () => {
    const dir = createTempDir();
    const source = putFile(dir, 'source.pdf', await aPdf(3));
    const place: PlaceFile = (_name, path) => Promise.resolve(ok(copyFileSync(source, path)));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(aCaseFolder, async (folder) => {
        const target = join(dir, String((run += 1)));
        unwrap(await writeCaseFolder(target, folder, place));
        const back = unwrap(await read(target));
        expect(back.folder).toEqual(folder);
        expect([...back.files.keys()].sort()).toEqual([...new Set(folder.evidence.map(({ file }) => file))].sort());
        for (const { inspection } of back.files.values()) expect(inspection.pageCount).toBe(3);
      }),
      { numRuns: 40 },
    );
  });

  it('leaves nothing when a file cannot be put in its place', async () => {
    const dir = createTempDir();
    const refuse: PlaceFile = (name) => Promise.resolve(fail(appError('vault-damaged', name, { sha256: 'x' })));
    const result = await writeCaseFolder(join(dir, 'case'), caseFolderSchema.parse(caseJson()), refuse);
    expect(result).toMatchObject({ ok: false, error: { code: 'vault-damaged' } });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('does not touch a folder that is there', async () => {
    const dir = createTempDir();
    putFile(dir, 'case/mine.txt', 'keep');
    const place: PlaceFile = (_name, path) => Promise.resolve(ok(writeFileSync(path, 'x')));
    await expect(writeCaseFolder(join(dir, 'case'), caseFolderSchema.parse(caseJson()), place)).rejects.toThrow();
    expect(listTree(dir)).toEqual([join('case', 'mine.txt')]);
    expect(existsSync(join(dir, 'case.part'))).toBe(false);
  });
});
