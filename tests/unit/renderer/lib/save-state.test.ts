import { describe, expect, it } from 'vitest';
import { flushAllSaves, reportSaving, sumUp } from '../../../../renderer/lib/save-state.ts';
import { AppErrorException, appError } from '../../../../shared/errors.ts';

describe('sumUp', () => {
  it('says saved when no field has anything to save', () => {
    expect(sumUp([])).toEqual({ status: 'saved' });
  });

  it('says saving while one field waits or saves', () => {
    expect(sumUp([{ status: 'waiting' }])).toEqual({ status: 'saving' });
    expect(sumUp([{ status: 'saving' }, { status: 'waiting' }])).toEqual({ status: 'saving' });
  });

  it('names the failure of one field over everything else', () => {
    const error = appError('disk-full', 'no room', { path: '/' });
    expect(sumUp([{ status: 'saving' }, { status: 'failed', error: new AppErrorException(error) }])).toEqual({
      status: 'failed',
      error,
    });
  });

  it('makes a surprise an internal failure', () => {
    expect(sumUp([{ status: 'failed', error: new Error('odd') }])).toMatchObject({ error: { code: 'internal' } });
  });
});

describe('flushAllSaves', () => {
  it('flushes each field that has something to save, and no other', async () => {
    const flushed: string[] = [];
    const flush = (name: string) => () => {
      flushed.push(name);
      return Promise.resolve();
    };
    reportSaving('a', { status: 'waiting' }, flush('a'));
    reportSaving('b', { status: 'waiting' }, flush('b'));
    reportSaving('c', { status: 'saving' }, flush('c'));
    reportSaving('b', { status: 'idle' }, flush('b'));
    await flushAllSaves();
    expect(flushed).toEqual(['a', 'c']);
  });
});
