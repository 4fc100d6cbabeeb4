import { describe, expect, it } from 'vitest';
import {
  describeNetworkFolder,
  describeOffer,
  describeSettledRestore,
  describeStartFailure,
  describeSurprise,
} from '../../../../electron/shell/start-notices.ts';
import { appError } from '../../../../shared/errors.ts';

const damaged = (backup: string | null) =>
  appError('data-damaged', "The database /data/reinstate.db can't be read. Nothing was changed.", {
    path: '/data/reinstate.db',
    backup,
  });

describe('describeStartFailure', () => {
  it('says of damaged data where they lie, and how a backup takes their place', () => {
    const { text } = describeStartFailure(damaged('/data/backups/2026-10-01.db'), '/data', 'en');
    expect(text).toContain('Nothing was changed.');
    expect(text).toContain('Your data folder: /data');
    expect(text).toContain('To be asked about the newest backup once more');
    expect(text).toContain('“Restore from a folder”');
  });

  it('offers no backup that is not there, and no command to people who have no command line', () => {
    const { text } = describeStartFailure(damaged(null), '/data', 'en');
    expect(text).toContain('There is no backup in the data folder that can be read.');
    expect(text).not.toMatch(/null|npm|To be asked/);
  });

  it.each([
    [appError('newer-data', 'Newer.', { found: 9, known: 3 }), /install the newest version/],
    [appError('disk-full', 'Full.', { path: '/data' }), /make room/],
    [appError('target-unusable', 'In use.', { path: '/data', reason: 'locked' }), /close the other Reinstate/],
    [appError('target-unusable', 'No.', { path: '/data', reason: 'not-writable' }), /may write/],
  ])('says what to do: %o', (error, advice) => {
    const { text } = describeStartFailure(error, '/data', 'en');
    expect(text.startsWith(error.message)).toBe(true);
    expect(text).toMatch(advice);
  });
});

describe('describeOffer', () => {
  it('says how old the backup is and what it holds', () => {
    const found = { madeAt: new Date(2026, 10, 21, 14, 3), cases: 1, evidence: 12 };
    const { text } = describeOffer(found, 'en');
    expect(text).toMatch(/November 21, 2026[^]*It holds 1 appeal with 12 documents\.[^]*damaged file is kept/);
    expect(describeOffer(found, 'zh-Hans').text).toMatch(/2026年11月21日[^]*1 个申诉、12 份文件/);
  });
});

describe('describeSettledRestore', () => {
  it('tells a restore that was finished from one that was taken back', () => {
    expect(describeSettledRestore('finished', 'en').text).toContain('has finished');
    expect(describeSettledRestore('undone', 'en').text).toContain('Everything is as it was before');
  });
});

describe('a start that can’t go on', () => {
  it('says of a folder on the network why not, what to do, and where it is', () => {
    const { text } = describeNetworkFolder('\\\\server\\share', 'en');
    expect(text).toMatch(/Nothing was changed\.[^]*What to do:[^]*\\\\server\\share/);
  });

  it('says of a surprise that the documents are safe, and that safe mode comes', () => {
    const { text } = describeSurprise('/data', 'en');
    expect(text).toMatch(/Your documents are where they were\.[^]*safe mode[^]*\/data/);
  });
});

describe('the boxes in Chinese', () => {
  const inUse = appError('target-unusable', 'In use.', { path: '/data', reason: 'locked' });
  it.each([
    describeStartFailure(damaged('/data/backups/2026-10-01.db'), '/data', 'zh-Hans'),
    describeStartFailure(damaged(null), '/data', 'zh-Hans'),
    describeStartFailure(inUse, '/data', 'zh-Hans'),
    describeOffer({ madeAt: new Date(), cases: 2, evidence: 3 }, 'zh-Hans'),
    describeNetworkFolder('/data', 'zh-Hans'),
    describeSurprise('/data', 'zh-Hans'),
    describeSettledRestore('finished', 'zh-Hans'),
    describeSettledRestore('undone', 'zh-Hans'),
  ])('hold no English sentence: %o', ({ title, text }) => {
    expect(`${title}\n${text}`).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
    expect(text).toMatch(/\p{Script=Han}/u);
  });
});
