import { describe, expect, it } from 'vitest';
import { createThumbnailQueue } from '../../../../renderer/lib/thumbnail-queue.ts';

function aQueue(keepCount = 10) {
  const queue = createThumbnailQueue<string>({ keepCount, whenIdle: (run) => void setTimeout(run, 0) });
  const begun: string[] = [];
  const ask = (key: string, abort = new AbortController(), make?: () => Promise<string>): Promise<AbortController> =>
    new Promise((resolve) => {
      const makeOne = make ?? (() => Promise.resolve(`picture of ${key}`));
      const run = (): Promise<string> => {
        begun.push(key);
        return makeOne();
      };
      queue.ask(key, run, abort.signal, () => resolve(abort));
    });
  return { queue, begun, ask };
}

describe('createThumbnailQueue', () => {
  it('makes the latest asked for first, each once', async () => {
    const { queue, begun, ask } = aQueue();
    await Promise.all([ask('a'), ask('b'), ask('c'), ask('b')]);
    expect(begun).toEqual(['b', 'c', 'a']);
    expect(queue.find('a')).toBe('picture of a');
    expect(queue.find('z')).toBeUndefined();
  });

  it('never begins what is out of view again', async () => {
    const { begun, ask } = aQueue();
    const gone = new AbortController();
    void ask('gone', gone);
    const here = ask('here');
    gone.abort();
    await here;
    await ask('later');
    expect(begun).toEqual(['here', 'later']);
  });

  it('remembers that a file has no picture', async () => {
    const { queue, begun, ask } = aQueue();
    await ask('bad', undefined, () => Promise.reject(new Error('damaged')));
    await ask('bad');
    expect(queue.find('bad')).toBeNull();
    expect(begun).toEqual(['bad']);
  });

  it('keeps only the last ones', async () => {
    const { queue, ask } = aQueue(2);
    for (const key of ['a', 'b', 'c']) await ask(key);
    expect(['a', 'b', 'c'].map((key) => queue.find(key) !== undefined)).toEqual([false, true, true]);
  });
});
