import type { Settings } from '../../../shared/contracts/settings.ts';
import type { DueClock } from '../../../shared/domain/clocks/case-clock.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Emit } from '../emit.ts';

type Options = {
  readonly listDue: () => readonly DueClock[];
  readonly getSettings: () => Pick<Settings, 'notifications'>;
  readonly today: () => LocalDate;
  readonly language: () => Language;
  readonly emit: Emit;
  /** Shows a notification of the system; absent where there is none. */
  readonly notify?: ((notification: { readonly title: string; readonly body: string }) => void) | undefined;
  /** Shows a number on the application's picture; 0 takes it away. */
  readonly setBadge?: ((count: number) => void) | undefined;
};

/** A notification may lie on a locked screen for anybody to read: it names no case, no store and no day. */
const NOTIFICATIONS: Readonly<Record<Language, { readonly title: string; readonly body: string }>> = {
  en: {
    title: 'Reinstate: something is due',
    body: 'Open Reinstate to see what it is. To turn these notifications off, open its settings.',
  },
  'zh-Hans': {
    title: 'Reinstate：有事项到期',
    body: '请打开 Reinstate 查看。如需关闭此类通知，请前往“设置”。',
  },
};

/**
 * Watches the time while the application runs. What is due at the start is shown by the window, calmly; the system is asked
 * to show a notification only for what falls due later. Each thing is told once, also when the clock is set back and comes again.
 */
export function createRemindersService({ listDue, getSettings, today, language, emit, notify, setBadge }: Options) {
  let told: Set<string> | undefined;
  let shown = '';
  return {
    /** Looks once; called at the start, every minute, and after changes. */
    check: (): void => {
      const due = listDue();
      const now = due.filter(({ clock }) => clock.state === 'today' || clock.state === 'over');
      const keys = now.map(({ caseId, clock }) => `${caseId} ${clock.id} ${clock.dueOn}`);
      const isNew = told !== undefined && keys.some((key) => !told?.has(key));
      told = new Set([...(told ?? []), ...keys]);
      const { notifications } = getSettings();
      setBadge?.(notifications ? now.length : 0);
      if (isNew && notifications) notify?.(NOTIFICATIONS[language()]);
      const picture = [today(), ...due.map(({ caseId, clock }) => `${caseId} ${clock.id} ${clock.state}`)].join('\n');
      if (shown !== '' && shown !== picture) emit('clocks.changed', {});
      shown = picture;
    },
  };
}

export type RemindersService = ReturnType<typeof createRemindersService>;
