import { useLingui } from '@lingui/react/macro';
import { createPortal } from 'react-dom';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './code-page.module.css';

export type CodeWords = {
  readonly title: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/** What stands around the code on paper. */
export function useCodeWords(): CodeWords {
  const { t, i18n } = useLingui();
  const { dataFolder, today } = useAnswer('system.info', {});
  const day = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(today));
  return {
    title: t`Reinstate recovery code`,
    before: [
      t`This code opens the data of Reinstate when the computer no longer does. Made on ${day}.`,
      t`Keep it apart from the computer, as you keep a passport. Whoever has this page and the data folder can read everything.`,
    ],
    after: [
      t`Capital and small letters are the same. There is no letter O and no letter I in it: those are the digits 0 and 1.`,
      t`To use it: start Reinstate, choose “Use the recovery code”, and type the groups in this order.`,
      t`Data folder: ${dataFolder}`,
    ],
  };
}

/** The same page that can be saved, drawn only by the printer. */
export function CodePage({ groups }: { readonly groups: readonly string[] }) {
  const { title, before, after } = useCodeWords();
  return createPortal(
    <div className={styles.page} data-code-page="">
      <h1>{title}</h1>
      {before.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <ol>
        {groups.map((group) => (
          <li key={group}>{[...group].join(' ')}</li>
        ))}
      </ol>
      {after.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>,
    document.body,
  );
}
