import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../shared/result.ts';
import { startApp } from '../support/start-app.ts';
import { createTempDir } from '../support/temp-dir.ts';

const NOTICE = 'Hello,\nYour account has been deactivated. Your Order Defect Rate is 2 %, above our target.\n';

describe('reading notices in the application', () => {
  it('reads a paste of 2 MB without holding up the main thread', { timeout: 60_000 }, async () => {
    const app = await startApp();
    // The first one starts the thread.
    unwrap(await app.call('notices.read', { text: NOTICE.repeat(40), receivedOn: null }));
    const text = NOTICE.repeat(Math.floor(1_990_000 / NOTICE.length));
    const before = process.threadCpuUsage();
    const parts = unwrap(await app.call('notices.read', { text, receivedOn: null }));
    const { user, system } = process.threadCpuUsage(before);
    expect(parts[0]).toMatchObject({ kind: 'notice', reasons: [{ reason: 'odr' }] });
    // Processor time of this thread: checking the input and copying 2 MB over are all that is left for it.
    expect((user + system) / 1000).toBeLessThan(50);
  });

  it('takes the words of a dropped file', async () => {
    const app = await startApp();
    const dir = createTempDir();
    writeFileSync(
      join(dir, 'notice.eml'),
      `Subject: Action required\nDate: Fri, 06 Feb 2026 10:00:00 +0000\n\n${NOTICE}`,
    );
    writeFileSync(
      join(dir, 'notice.html'),
      '<html><script>alert(1)</script><p>Your account has been deactivated.</p></html>',
    );
    const mail = unwrap(await app.call('notices.readFile', {}, [join(dir, 'notice.eml')]));
    expect(mail).toMatchObject({ subject: 'Action required' });
    expect(mail?.receivedAt).toContain('2026-02-06');
    const page = unwrap(await app.call('notices.readFile', {}, [join(dir, 'notice.html')]));
    expect(page?.text).toBe('Your account has been deactivated.');
  });
});
