import { useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { copyText } from '../../../lib/copy-text.ts';
import styles from './paste-row.module.css';

export type PasteRowProps = {
  readonly title: string;
  readonly text: string;
  /** How long it is, in words. */
  readonly length: string;
  /** Longer than the box that it is for. */
  readonly isTooLong?: boolean;
};

const COPIED_MS = 2000;

/** One text to paste: its name, its length, and a button that copies it. */
export function PasteRow({ title, text, length, isTooLong = false }: PasteRowProps) {
  const { t } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span>{title}</span>
        <span className={styles.count} data-over={isTooLong ? '' : undefined} title={text.slice(0, 400)}>
          {length}
        </span>
      </span>
      <Button
        size="sm"
        icon={isCopied ? Check : Copy}
        aria-label={isCopied ? t`Copied: ${title}` : t`Copy: ${title}`}
        onPress={() => {
          void copyText(text).then(setIsCopied);
        }}
      >
        {isCopied ? t`Copied` : t`Copy`}
      </Button>
    </li>
  );
}
