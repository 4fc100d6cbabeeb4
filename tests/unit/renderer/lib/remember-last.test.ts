import { describe, expect, it } from 'vitest';
import { rememberLast } from '../../../../renderer/lib/remember-last.ts';

describe('rememberLast', () => {
  it('derives once for the same arguments, and again when one of them is another', () => {
    let calls = 0;
    const join = rememberLast((...parts: readonly unknown[]) => ({ call: (calls += 1), parts }));
    const [first, second] = [{}, {}];
    const answer = join(first, 1);
    expect(join(first, 1)).toBe(answer);
    expect(join(second, 1).call).toBe(2);
    expect(join(second, 2).call).toBe(3);
    expect(join(first, 1)).not.toBe(answer);
  });

  it('tells fewer arguments from more', () => {
    const count = rememberLast((...parts: readonly unknown[]) => parts.length);
    expect([count(1, undefined), count(1), count()]).toEqual([2, 1, 0]);
  });

  it('remembers no failure', () => {
    let calls = 0;
    const fail = rememberLast(() => {
      calls += 1;
      throw new Error('no');
    });
    expect(fail).toThrow('no');
    expect(fail).toThrow('no');
    expect(calls).toBe(2);
  });
});
