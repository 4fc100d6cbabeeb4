import { describe, expect, it } from 'vitest';
import { createTextReading } from '../../../../../electron/features/evidence/text-reading.ts';
import type { EvidenceMime } from '../../../../../shared/domain/evidence.ts';
import type { PageText } from '../../../../../shared/domain/page-text.ts';
import { appError } from '../../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../../shared/result.ts';

const PAGE: PageText = { pageNumber: 1, source: 'layer', text: 'x', words: [] };

type Read = (path: string, mime: EvidenceMime, signal: AbortSignal) => Promise<Result<readonly PageText[]>>;

function startReading(files: readonly string[], read: Read) {
  const kept: (readonly [string, number])[] = [];
  const errors: unknown[] = [];
  const reading = createTextReading({
    pageTexts: {
      findUnread: (place) => {
        const index = files.findIndex((file, at) => at >= place && !kept.some(([of]) => of === file));
        return index < 0 ? undefined : { sha256: files[index]!, mime: 'application/pdf', place: index + 1 };
      },
      saveReading: (file, pages) => {
        if (file === 'full disk') throw new Error('no room');
        kept.push([file, pages.length]);
      },
    },
    locate: (file) => ({ path: file }),
    read: ({ path }, mime, signal) => read(path, mime, signal),
    onError: (thrown) => errors.push(thrown),
    quietMs: 5,
  });
  return { reading, kept, errors };
}

describe('createTextReading', () => {
  it('reads what is unread, one at a time, and counts a file that cannot be read as read', async () => {
    let atOnce = 0;
    const { reading, kept, errors } = startReading(['a', 'gone', 'hostile', 'full disk', 'b'], async (path) => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 2));
      atOnce -= 1;
      if (path === 'gone') return fail(appError('source-unreadable', 'gone', { file: '' }));
      return path === 'hostile' ? fail(appError('internal', 'died', { errorId: '1' })) : ok([PAGE]);
    });
    reading.wake();
    reading.wake();
    await expect
      .poll(() => kept)
      .toEqual([
        ['a', 1],
        ['hostile', 0],
        ['b', 1],
      ]);
    expect(errors).toHaveLength(1);
    await reading.close();
  });

  it('stops at once and keeps nothing of the file that it was at', async () => {
    const { reading, kept } = startReading(
      ['a', 'b'],
      (_path, _mime, signal) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve(fail(appError('cancelled', 'Stopped.', {})))),
        ),
    );
    reading.wake();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await reading.close();
    reading.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(kept).toEqual([]);
  });
});
