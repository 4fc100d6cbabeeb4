import { describe, expect, it } from 'vitest';
import { createCallCount } from '../../../../electron/app/call-count.ts';
import { createCaller } from '../../../../electron/app/register-contract.ts';
import type { Handlers } from '../../../../shared/contracts/index.ts';
import { AppErrorException, conflict } from '../../../../shared/errors.ts';
import { fail, ok } from '../../../../shared/result.ts';
import { sayLabel } from '../../../../shared/domain/said.ts';

function aCaller(handlers: Partial<Handlers>, checksOutputs = true) {
  const logged: { message: string; fields: unknown }[] = [];
  const log = {
    info: () => undefined,
    error: (message: string, fields?: unknown) => void logged.push({ message, fields }),
  };
  const all = handlers as Handlers;
  const call = createCaller({
    ...{ handlers: all, calls: createCallCount(), log, newId: () => 'error-7' },
    ...{ platform: 'linux', checksOutputs },
  });
  return { call, logged };
}

const noCases: Partial<Handlers> = { 'cases.list': () => ok([]) };

describe('createCaller', () => {
  it('answers a call of the contract', async () => {
    expect(await aCaller(noCases).call('cases.list', {})).toEqual(ok([]));
  });

  it.each(['cases.changed', 'nothing', 'toString', '__proto__', ''])('does not know the call %j', async (channel) => {
    expect(await aCaller(noCases).call(channel, {})).toMatchObject({ error: { code: 'not-found' } });
  });

  it('names every field that is wrong, and unknown keys', async () => {
    const { call } = aCaller({});
    const result = await call('plans.save', { caseId: '', patch: { rootCause: 7, extra: 1 }, more: true });
    expect(result).toMatchObject({
      error: {
        code: 'invalid-input',
        details: {
          issues: [
            { path: 'caseId' },
            { path: 'patch.rootCause', message: 'expected string' },
            { path: 'patch.extra', message: 'unknown key' },
            { path: 'more', message: 'unknown key' },
          ],
        },
      },
    });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the own key %s anywhere', async (key) => {
    const input: unknown = JSON.parse(`{"caseId":"a","patch":{"quantities":{"${key}":1}}}`);
    expect(await aCaller({}).call('evidence.update', input)).toMatchObject({
      error: { code: 'invalid-input', details: { issues: [{ path: `patch.quantities.${key}` }] } },
    });
  });

  it('refuses an input that is nested without end', async () => {
    const input: Record<string, unknown> = {};
    input['self'] = input;
    expect(await aCaller(noCases).call('cases.list', input)).toMatchObject({ error: { code: 'invalid-input' } });
  });

  it('gives an expected failure back, also when it was thrown', async () => {
    const error = conflict('name', sayLabel('taken'));
    const given = aCaller({ 'cases.list': () => fail(error) });
    expect(await given.call('cases.list', {})).toEqual(fail(error));
    const thrown = aCaller({
      'cases.list': () => {
        throw new AppErrorException(error);
      },
    });
    expect(await thrown.call('cases.list', {})).toEqual(fail(error));
    expect(thrown.logged).toEqual([]);
  });

  it('turns a surprise into an id; the log holds its place, not its text', async () => {
    const { call, logged } = aCaller({ 'cases.list': () => Promise.reject(new Error('SELECT secret')) });
    const result = await call('cases.list', {});
    expect(result).toMatchObject({ error: { code: 'internal', details: { errorId: 'error-7' } } });
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(logged).toMatchObject([{ fields: { channel: 'cases.list', errorId: 'error-7' } }]);
    expect(JSON.stringify(logged)).not.toContain('secret');
    expect(JSON.stringify(logged)).toContain('register-contract.test.ts');
  });

  it('finds a wrong answer where outputs are checked, and passes it where they are not', async () => {
    const wrong = { 'cases.list': () => ok([{ id: 1 }]) } as unknown as Partial<Handlers>;
    expect(await aCaller(wrong).call('cases.list', {})).toMatchObject({ error: { code: 'internal' } });
    expect(await aCaller(wrong, false).call('cases.list', {})).toMatchObject({ ok: true });
  });

  it('takes files only where the contract says so, and only from safe places', async () => {
    const { call } = aCaller(noCases);
    expect(await call('cases.list', {}, ['/tmp/a.pdf'])).toMatchObject({ error: { code: 'invalid-input' } });
    const dropped = await call('evidence.startImport', { caseId: 'a' }, ['/tmp/a.pdf', '//host/share/b.pdf', 'c.pdf']);
    expect(dropped).toMatchObject({
      error: { code: 'files-refused', details: { files: [{ file: 'b.pdf' }, { file: 'c.pdf' }] } },
    });
  });
});
