import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadGuide, topicOfPath } from '../../../../../renderer/features/guide/guide-topics.ts';
import { caseRoute, CASE_SCREENS } from '../../../../../renderer/lib/route.ts';
import { makeManual, MANUAL_FILES } from '../../../../tools/make-manual.ts';

const root = new URL('../../../../../', import.meta.url);
const LANGUAGES = ['en', 'zh-Hans'] as const;

describe('the guide', () => {
  it('has the same pages, steps and pictures in each language', async () => {
    const [english, chinese] = await Promise.all(LANGUAGES.map(loadGuide));
    const shape = (topics: typeof english) =>
      topics?.map(({ id, picture, steps, notes }) => ({ id, picture, steps: steps.length, notes: notes.length }));
    expect(shape(chinese)).toEqual(shape(english));
  });

  it('has no page left in English in Chinese', async () => {
    const texts = (await loadGuide('zh-Hans')).flatMap((page) => [page.title, page.lead, ...page.steps, ...page.notes]);
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('has a page for every screen of an appeal, and opens it there', async () => {
    const ids = (await loadGuide('en')).map(({ id }) => id);
    for (const screen of CASE_SCREENS) expect(ids).toContain(topicOfPath(caseRoute('a-case', screen, 'x')));
    expect(CASE_SCREENS.map((screen) => topicOfPath(caseRoute('a-case', screen)))).toEqual([...CASE_SCREENS]);
    for (const path of ['/cases', '/new', '/settings', '/further-ways', '/stores']) {
      expect(ids).toContain(topicOfPath(path));
    }
  });

  it('falls back to English for a language without pages', async () => {
    expect(await loadGuide('pseudo')).toEqual(await loadGuide('en'));
  });

  it('is the manual in docs: `npm run manual` writes it again', async () => {
    for (const language of LANGUAGES) {
      const topics = await loadGuide(language);
      const url = new URL(MANUAL_FILES[language], root);
      expect(readFileSync(url, 'utf8')).toBe(makeManual(language, topics));
      const pictures = topics.flatMap(({ picture }) => picture ?? []);
      expect(pictures.filter((name) => !existsSync(new URL(`docs/screens/${name}-light.png`, root)))).toEqual([]);
    }
  });
});
