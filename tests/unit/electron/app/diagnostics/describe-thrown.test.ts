import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeThrown, keepDescribedLines } from '../../../../../electron/app/diagnostics/describe-thrown.ts';
import { refuseUnsafePaths } from '../../../../../electron/app/dropped-paths.ts';
import { appError, AppErrorException } from '../../../../../shared/errors.ts';

const CANARIES = [
  'Maria Lopez',
  'passport maria.pdf',
  '/home/maria/Documents/passport maria.pdf',
  'C:\\Users\\maria\\OneDrive\\passport.pdf',
  'maria@example.com',
  'B0ABCDEFGH',
  '111-1234567-7654321',
] as const;

describe('describeThrown', () => {
  it('names the kind, the code and our own places, and nothing else', () => {
    const text = describeThrown(catchFrom(() => refuseUnsafePaths(null as never, 'linux')));
    expect(text.split('\n')[0]).toBe('TypeError');
    expect(text).toMatch(/^ {2}at electron\/app\/dropped-paths\.ts:\d+:\d+$/m);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain('node_modules');
  });

  it.each(CANARIES)('never holds %s, wherever it stood', (canary) => {
    const deep = Object.assign(new Error(`ENOENT: open '${canary}'`), { code: 'ENOENT', path: canary });
    const lied = new Error(`${canary}\n    at ${canary} (electron/app/x.ts:1:1)\n    at ${canary} (${canary}:1:1)`, {
      cause: deep,
    });
    const named = Object.assign(new Error(canary, { cause: lied }), { name: canary, code: canary });
    for (const thrown of [deep, lied, named, canary, { message: canary }, new AppErrorException(diskFull(canary))]) {
      expect(describeThrown(thrown)).not.toContain(canary);
    }
  });

  it("names the system's code and that of an expected failure, through causes", () => {
    const cause = Object.assign(new Error('x'), { code: 'SQLITE_FULL', name: 'SqliteError' });
    const text = describeThrown(new AppErrorException(diskFull('/x')));
    expect(text.split('\n')[0]).toBe('AppErrorException [disk-full]');
    expect(describeThrown(new Error('y', { cause }))).toContain('caused by SqliteError [SQLITE_FULL]');
  });

  it('reads the stacks of Windows and of the packed application', () => {
    const stack = [
      'Error: x',
      '    at async Object.open (file:///C:/Users/Maria%20Lopez/AppData/Local/Reinstate/resources/app.asar/out/main/main.js:10:2)',
      '    at C:\\Users\\Maria\\electron\\app\\create-app.ts:3:4',
      '    at Maria [as handler] (node:internal/process:1:2)',
      '    at run (C:\\Users\\Maria\\node_modules\\sharp\\lib\\a.js:3:4)',
    ].join('\n');
    const text = describeThrown(Object.assign(new Error('x'), { stack }));
    expect(text).toBe('Error\n  at out/main/main.js:10:2\n  at electron/app/create-app.ts:3:4');
  });

  it('ends with causes that go in circles, and with anything thrown', () => {
    const loop = new Error('x');
    loop.cause = loop;
    expect(
      describeThrown(loop)
        .split('\n')
        .filter((line) => line.startsWith('caused by')),
    ).toHaveLength(3);
    fc.assert(fc.property(fc.anything(), (thrown) => typeof describeThrown(thrown) === 'string'));
  });
});

describe('keepDescribedLines', () => {
  it('keeps what describeThrown wrote', () => {
    const text = describeThrown(catchFrom(() => refuseUnsafePaths(null as never, 'linux')));
    expect(keepDescribedLines(text)).toBe(text);
  });

  it('keeps no line of any other form', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...CANARIES), (text, canary) => {
        expect(keepDescribedLines(`${text}\n${canary}\n  at ${canary} (${canary}:1:1)`)).not.toContain(canary);
      }),
    );
  });
});

function diskFull(path: string) {
  return appError('disk-full', `no space for ${path}`, { path });
}

function catchFrom(fn: () => unknown): unknown {
  try {
    fn();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}
