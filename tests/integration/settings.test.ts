import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { startApp } from '../support/start-app.ts';

describe('settings', () => {
  it('starts with defaults, keeps changes over a restart, and tells the windows', async () => {
    const first = await startApp();
    expect(unwrap(await first.call('settings.get', {}))).toMatchObject({
      theme: 'system',
      lastRoute: '',
      ocrEnabled: false,
      ocrLanguages: ['eng'],
    });
    unwrap(await first.call('settings.update', { patch: { theme: 'dark' } }));
    expect(first.payloadsOf('settings.changed')).toMatchObject([{ theme: 'dark', lastRoute: '' }]);
    await first.app.close();
    const second = await startApp({ dataDir: first.dataDir });
    expect(unwrap(await second.call('settings.get', {})).theme).toBe('dark');
  });

  it('falls back to the default for a value that it does not understand', async () => {
    const first = await startApp();
    unwrap(await first.call('settings.update', { patch: { theme: 'dark', lastRoute: '/cases' } }));
    await first.app.close();
    const db = new DatabaseSync(join(first.dataDir, 'reinstate.db'));
    db.exec(`UPDATE settings SET value = '"sepia"' WHERE key = 'theme'`);
    db.close();
    const second = await startApp({ dataDir: first.dataDir });
    expect(unwrap(await second.call('settings.get', {}))).toMatchObject({ theme: 'system', lastRoute: '/cases' });
  });

  it('says where everything is kept, and shows that folder', async () => {
    const { call, dataDir, desk } = await startApp({ now: () => new Date(2026, 9, 1, 23, 59) });
    expect(unwrap(await call('system.info', {}))).toMatchObject({ dataFolder: dataDir, today: '2026-10-01' });
    unwrap(await call('system.showDataFolder', {}));
    expect(desk.shown).toEqual([dataDir]);
    const { reasons, noticeCues } = unwrap(await call('catalogue.get', {}));
    expect(reasons.length).toBeGreaterThan(10);
    // The words of outcomes are asked for by the page, those of reasons only by what reads notices.
    expect(noticeCues.outcomes.length).toBeGreaterThan(3);
    expect(noticeCues).toMatchObject({ reasons: [], concepts: [] });
  });
});
