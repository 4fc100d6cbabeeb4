import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, isOwnAddress } from '../../../../electron/shell/app-origin.ts';

describe('isOwnAddress', () => {
  it('takes the page, what it made, and small pictures', () => {
    for (const url of ['app://bundle/index.html', 'blob:app://bundle/1', 'data:image/png;base64,AA']) {
      expect(isOwnAddress(url), url).toBe(true);
    }
  });

  it('refuses everything that would leave the machine or read its files', () => {
    for (const url of [
      'https://example.com/',
      'http://localhost/',
      'ws://localhost/',
      'file:///etc/passwd',
      'app://bundle.example.com/',
      'app://other/index.html',
      'data:text/html,x',
      'blob:https://example.com/1',
    ]) {
      expect(isOwnAddress(url), url).toBe(false);
    }
  });
});

describe('CONTENT_SECURITY_POLICY', () => {
  it('has no exception for inline code, evaluation or other origins', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|eval/);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  });
});
