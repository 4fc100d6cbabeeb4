import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../../shared/domain/language.ts';

describe('chooseLanguage', () => {
  it.each([
    ['zh-CN', 'zh-Hans'],
    ['zh-Hans-CN', 'zh-Hans'],
    ['zh_TW', 'zh-Hans'],
    ['en-GB', 'en'],
    ['de-DE', 'en'],
    ['', 'en'],
  ] as const)('speaks to a system in %s', (tag, language) => {
    expect(chooseLanguage('system', [tag])).toBe(language);
  });

  it('takes the first language that it knows', () => {
    expect(chooseLanguage('system', ['fr-FR', 'zh-CN', 'en-US'])).toBe('zh-Hans');
    expect(chooseLanguage('system', [])).toBe('en');
  });

  it('follows the user, whatever the system says', () => {
    expect(chooseLanguage('en', ['zh-CN'])).toBe('en');
    expect(chooseLanguage('zh-Hans', ['en-US'])).toBe('zh-Hans');
  });
});
