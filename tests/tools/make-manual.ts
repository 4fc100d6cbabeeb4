import type { GuideTopic } from '../../renderer/features/guide/guide-topics.ts';
import type { Language } from '../../shared/domain/language.ts';

const HEADS: Readonly<Record<Language, { readonly title: string; readonly text: string; readonly notes: string }>> = {
  en: {
    title: '# How to use Reinstate',
    text: 'The same pages stand in the application: press F1. The pictures show the made-up example appeal that comes with it.',
    notes: 'Good to know:',
  },
  'zh-Hans': {
    title: '# Reinstate 使用说明',
    text: '应用程序中有同样的内容：按 F1 即可打开。图片展示的是随附的虚构示例申诉。',
    notes: '提示：',
  },
};

/** Where the manual of a language lies, from the project's root. */
export const MANUAL_FILES: Readonly<Record<Language, string>> = {
  en: 'docs/manual.md',
  'zh-Hans': 'docs/manual.zh-CN.md',
};

/** The user manual as Markdown, from the pages of the guide; each picture is one of docs/screens. */
export function makeManual(language: Language, topics: readonly GuideTopic[]): string {
  const { title, text, notes } = HEADS[language];
  const shown = new Set<string>();
  const pages = topics.map((topic) => {
    const isNew = topic.picture !== undefined && !shown.has(topic.picture);
    if (isNew) shown.add(topic.picture);
    return [
      `## ${topic.title}`,
      topic.lead,
      ...(isNew ? [`![${topic.title}](screens/${topic.picture}-light.png)`] : []),
      ...(topic.steps.length > 0 ? [topic.steps.map((step, index) => `${index + 1}. ${step}`).join('\n'), notes] : []),
      topic.notes.map((note) => `- ${note}`).join('\n'),
    ].join('\n\n');
  });
  return `${[title, text, ...pages].join('\n\n')}\n`;
}
