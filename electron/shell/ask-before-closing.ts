import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/domain/language.ts';

type Words = {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly [wait: string, stop: string];
};

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    message: 'Work is still going on',
    detail: 'Reinstate is still adding, checking or exporting files. What is stopped leaves nothing half done.',
    buttons: ['Wait', 'Stop it and close'],
  },
  'zh-Hans': {
    message: '仍有任务在进行',
    detail: 'Reinstate 仍在添加、检查或导出文件。停止后不会留下未完成的文件。',
    buttons: ['等待', '停止并关闭'],
  },
};

/** Whether the window may close: at once when nothing goes on, else as the user decides. */
export async function mayClose(
  window: BrowserWindow,
  isBusy: () => Promise<boolean>,
  language: Language,
): Promise<boolean> {
  if (!(await isBusy())) return true;
  const { message, detail, buttons } = WORDS[language];
  const answer = await dialog.showMessageBox(window, {
    ...{ type: 'question', message, detail, buttons: [...buttons], defaultId: 0, cancelId: 0, noLink: true },
  });
  return answer.response === 1;
}
