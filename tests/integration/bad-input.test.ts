import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { CaseFolderInput } from '../../shared/domain/case-folder.ts';
import { caseJson, folderEvidence, writeCaseFolderFiles } from '../support/a-case-folder.ts';
import { type CommandRun, runCommand, startCommand } from '../support/run-command.ts';
import { aJpeg, aPdf, putFile } from '../support/sample-files.ts';
import { createTempDir } from '../support/temp-dir.ts';

// Threads with PDF tools in them take seconds to start where many tests share few cores.
vi.setConfig({ testTimeout: 90_000 });

/** The first three rows of the table "Bad input, and what it gets": always exit 3, and nothing written. */
async function refuse(folder: string): Promise<CommandRun & { readonly issues: string }> {
  const parent = createTempDir();
  const out = join(parent, 'kit');
  const run = await runCommand(['export', folder, '--out', out, '--date', '2026-10-01']);
  expect(run.exit, run.stderr).toBe(3);
  expect(run.stdout).toBe('');
  expect(readdirSync(parent)).toEqual([]);
  return { ...run, issues: run.stderr };
}

const refuseJson = async (json: string | CaseFolderInput) => (await refuse(await writeCaseFolderFiles(json))).issues;
const withoutKey = (key: string): string =>
  JSON.stringify({
    ...caseJson({ evidence: [], plan: { rootCause: 'x', correctiveActions: '', preventiveMeasures: '' } }),
    [key]: undefined,
  });

describe('case.json', () => {
  it('that is not JSON is refused with line and column', async () => {
    const text = JSON.stringify(caseJson(), null, 2).replace('"case": {', '"case" {');
    expect(await refuseJson(text)).toMatch(/not JSON: line \d+, column 10: expected ":"/);
  });

  it('in another encoding is refused with its line', async () => {
    const folder = await writeCaseFolderFiles();
    const file = join(folder, 'case.json');
    const bytes = Buffer.from(
      JSON.stringify(caseJson({}), null, 2).replace('Acme invoice', 'Acm\u00e9 invoice'),
      'latin1',
    );
    writeFileSync(file, bytes);
    expect((await refuse(folder)).issues).toMatch(/not UTF-8: line \d+/);
    writeFileSync(file, Buffer.from(`\ufeff${JSON.stringify(caseJson())}`, 'utf16le'));
    expect((await refuse(folder)).issues).toContain('UTF-16');
  });

  it('that misses a part is refused with the part', async () => {
    for (const key of ['format', 'account', 'case', 'plan', 'evidence']) {
      expect(await refuseJson(withoutKey(key))).toContain(`  ${key}: missing; expected`);
    }
  });

  it('with several faults names each with its path, in one run', async () => {
    const json = caseJson();
    const issues = await refuseJson({
      ...json,
      account: { ...json.account, marketplace: 'MARS', extra: 1 } as never,
      case: { ...json.case, reasons: ['inauthentic'], noticeReceivedOn: '2026-02-30', section3: 'yes' as never },
      evidence: [
        { ...folderEvidence('inv-acme'), type: 'napkin', quantities: { B0ABCDEFGH: -1 } },
        { ...folderEvidence('inv-acme', { file: 'evidence/removal.jpg' }), title: '' },
        { ...folderEvidence('no spaces', { file: 'evidence/gone.pdf' }) },
      ],
      interactions: [{ ...json.interactions?.[0], channel: 'pigeon', at: 'yesterday' } as never],
    });
    for (const part of [
      'account.extra: unknown key',
      'account.marketplace: unknown marketplace "MARS"; known are: US,',
      'case.reasons.0: unknown reason "inauthentic"; nearest are: inauthentic_supply,',
      'case.noticeReceivedOn: a day that exists',
      'case.section3: expected boolean',
      'evidence.0.type: unknown document type "napkin"',
      'evidence.0.quantities.B0ABCDEFGH: ',
      'evidence.1.id: the id "inv-acme" is used twice',
      'evidence.1.title: ',
      'evidence.2.id: letters, digits',
      'evidence.2.file: evidence/gone.pdf: The file is not there.',
      'interactions.0.channel: unknown channel "pigeon"',
      'interactions.0.at: a date and time with its zone',
      'cites "removal", which is not in this appeal',
    ]) {
      expect(issues).toContain(part);
    }
  });

  it.each(['__proto__', 'constructor'])('with the key %s is refused', async (key) => {
    const text = JSON.stringify(caseJson()).replace('"plan":{', `"plan":{"${key}":{},`);
    expect(await refuseJson(text)).toContain(`plan.${key}: unknown key`);
  });

  it('that is missing, empty, a folder or a link out is refused', async () => {
    const missing = await writeCaseFolderFiles();
    rmSync(join(missing, 'case.json'));
    expect((await refuse(missing)).issues).toContain('case.json: The file is not there.');
    mkdirSync(join(missing, 'case.json'));
    expect((await refuse(missing)).issues).toContain('case.json: It is a folder');
    expect(await refuseJson('')).toContain('case.json: The file is empty.');
    rmSync(join(missing, 'case.json'), { recursive: true });
    const outside = putFile(createTempDir(), 'case.json', JSON.stringify(caseJson()));
    symlinkSync(outside, join(missing, 'case.json'));
    expect((await refuse(missing)).issues).toContain('outside the folder of the appeal');
    expect((await refuse(join(missing, 'nothing-here'))).issues).toContain('There is no folder');
  });

  it('with `--json` gives the whole error as one document on stdout', async () => {
    const folder = await writeCaseFolderFiles(withoutKey('plan'));
    const run = await runCommand(['export', folder, '--out', join(createTempDir(), 'kit'), '--json']);
    expect(run.exit).toBe(3);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: 'invalid-input', details: { issues: [{ path: 'plan' }] } },
    });
  });
});

describe('a citation', () => {
  const refusePlan = (rootCause: string, changes: Partial<CaseFolderInput> = {}) =>
    refuseJson(caseJson({ plan: { ...caseJson().plan, rootCause }, ...changes }));

  it('of evidence that does not exist is refused with its sentence', async () => {
    const issues = await refusePlan('All is well. The order [[inv-acmee]] was never checked. We regret it.');
    expect(issues).toContain('"The order [inv-acmee] was never checked."');
    expect(issues).toContain('cites "inv-acmee", which is not in this appeal');
  });

  it('of evidence that is left out is refused', async () => {
    const evidence = [folderEvidence('inv-acme', { include: false }), ...caseJson().evidence.slice(1)];
    const issues = await refusePlan('We have it [[inv-acme]].', { evidence });
    expect(issues).toContain('"We have it [inv-acme]."');
    expect(issues).toContain('left out of the packet');
  });

  it('of a page beyond the end, or of one that is not chosen, is refused', async () => {
    expect(await refusePlan('See [[inv-acme p3]].')).toContain(
      'cites page 3 of "Acme invoice 1043" (inv-acme), which has 2 pages',
    );
    const evidence = [folderEvidence('inv-acme', { pages: [2] }), ...caseJson().evidence.slice(1)];
    const issues = await refusePlan('See [[inv-acme p1]].', { evidence });
    expect(issues).toContain('that page is not among the pages used');
  });

  it('is only a finding for `check`, which ends with 4', async () => {
    const folder = await writeCaseFolderFiles(
      caseJson({ plan: { ...caseJson().plan, rootCause: 'See [[nothing]].' } }),
    );
    const run = await runCommand(['check', folder, '--json']);
    expect(run.exit).toBe(4);
    const { findings } = JSON.parse(run.stdout) as { findings: readonly { rule: string; level: string }[] };
    expect(findings[0]).toMatchObject({ rule: 'citation-unknown', level: 'error', where: 'plan/rootCause' });
  });
});

describe('a file that case.json names', () => {
  it('is refused by name for each reason, all in one run', async () => {
    const names = {
      missing: 'evidence/gone.pdf',
      empty: 'evidence/empty.pdf',
      folder: 'evidence/folder.pdf',
      link: 'evidence/link.pdf',
      misnamed: 'evidence/photo.pdf',
      other: 'evidence/notes.docx',
      absolute: '/etc/passwd',
      above: '../case.pdf',
      cut: 'evidence/cut.pdf',
    };
    const evidence = Object.entries(names).map(([id, file]) => folderEvidence(id, { file }));
    const json = caseJson({ evidence: [...caseJson().evidence, ...evidence] });
    const folder = await writeCaseFolderFiles(json);
    putFile(folder, names.empty, '');
    mkdirSync(join(folder, names.folder));
    symlinkSync(putFile(createTempDir(), 'secret.pdf', await aPdf()), join(folder, names.link));
    putFile(folder, names.misnamed, await aJpeg());
    putFile(folder, names.other, 'PK\u0003\u0004');
    putFile(folder, names.cut, (await aPdf(4)).slice(0, 700));
    const { issues } = await refuse(folder);
    expect(issues).toContain('9 files cannot be taken');
    for (const [name, words] of [
      [names.missing, 'The file is not there.'],
      [names.empty, 'The file is empty.'],
      [names.folder, 'It is a folder'],
      [names.link, 'It is a link to a place outside the folder of the appeal.'],
      [names.misnamed, 'Its name says a PDF, but its content is a JPEG picture.'],
      [names.other, ''],
      [names.absolute, 'The path is absolute.'],
      [names.above, 'The path leads out of the folder of the appeal'],
      [names.cut, ''],
    ] as const) {
      expect(issues).toContain(`  ${name}: ${words}`);
    }
    expect(issues).not.toContain('inv-acme');
    const json_ = JSON.parse((await runCommand(['check', folder, '--json'])).stdout) as object;
    expect(json_).toMatchObject({ error: { code: 'files-refused' } });
  });

  it('may not have pages beyond its end, nor in another order', async () => {
    const evidence = [
      folderEvidence('inv-acme', { pages: [1, 3] }),
      folderEvidence('b', { file: 'evidence/inv-acme.pdf', pages: [2, 1] }),
    ];
    const plan = { rootCause: 'x', correctiveActions: '', preventiveMeasures: '' };
    const issues = await refuseJson(caseJson({ evidence, plan }));
    expect(issues).toContain('evidence.0.pages: page 3 is beyond the end: evidence/inv-acme.pdf has 2 pages');
    expect(issues).toContain('evidence.1.pages: page numbers must be ascending');
  });

  it('as the notice must be there too', async () => {
    const json = caseJson();
    const issues = await refuseJson({ ...json, case: { ...json.case, noticeFile: 'notice.eml' } });
    expect(issues).toContain('notice.eml: The file is not there.');
  });
});

describe('wrong use', () => {
  it.each([
    [[]],
    [['explode']],
    [['export']],
    [['export', 'x']],
    [['export', 'x', '--out', 'y', '--date', '2026-02-30']],
    [['export', 'x', '--out', 'y', '--max-mb', 'many']],
    [['check', 'x', '--out', 'y']],
    [['restore', 'x']],
    [['archive', 'x']],
  ])('of the command line ends with 2 and says how: %j', async (words) => {
    const run = await runCommand(words);
    expect(run.exit).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/Usage: /);
  });

  it('shows the usage with --help', async () => {
    const run = await runCommand(['--help']);
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('Exit codes: 0 done');
  });
});

describe('in a process of its own', () => {
  it('a refused folder ends with 3, wrong use with 2, and no temporary data stays', async () => {
    const temp = createTempDir();
    const folder = await writeCaseFolderFiles(withoutKey('case'));
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = temp;
    try {
      const refused = await startCommand(['export', folder, '--out', join(temp, 'kit'), '--json']).done;
      expect(refused.exit, refused.stderr).toBe(3);
      expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'invalid-input' } });
      expect((await startCommand(['nonsense']).done).exit).toBe(2);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect(readdirSync(temp).filter((name) => name !== 'node-compile-cache')).toEqual([]);
    expect(existsSync(join(temp, 'kit'))).toBe(false);
    expect(readFileSync(join(folder, 'case.json'), 'utf8')).toBe(withoutKey('case'));
  });
});
