import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { KitPlan, PlannedText } from '../../../../shared/domain/kit-plan.ts';
import { Button } from '../../../components/button/button.tsx';
import { Section } from '../../../components/card/card.tsx';
import { copyText } from '../copy-text.ts';
import styles from './kit-texts.module.css';

export type KitTextsProps = { readonly plan: KitPlan };

/** The texts for the boxes of the chosen channel, as the kit will hold them, with their length against the box. */
export function KitTexts({ plan: { texts, packet } }: KitTextsProps) {
  const { t } = useLingui();
  if (texts.length === 0) return null;
  return (
    <Section title={t`Texts to paste`}>
      <ul className={styles.list}>
        {texts.map((text) => (
          <TextRow key={text.box.id} planned={text} />
        ))}
      </ul>
      <p className={styles.note}>
        {packet ? (
          <Trans>The page numbers are those of the packet. Counted as web pages count: spaces and line ends too.</Trans>
        ) : (
          <Trans>Exhibits are named as their files are. Counted as web pages count: spaces and line ends too.</Trans>
        )}
      </p>
    </Section>
  );
}

const COPIED_MS = 2000;

function TextRow({ planned: { box, text, characters } }: { readonly planned: PlannedText }) {
  const { t, i18n } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const limit = box.characters.value;
  const over = limit === null ? 0 : characters - limit;
  const count = i18n.number(characters);
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span>{box.label}</span>
        <span className={styles.count} data-over={over > 0 ? '' : undefined} title={text.slice(0, 400)}>
          {limit === null
            ? t`${count} ${plural(characters, { one: 'character', other: 'characters' })}, limit not known`
            : over > 0
              ? t`${count} of ${i18n.number(limit)} characters: ${i18n.number(over)} too many`
              : t`${count} of ${i18n.number(limit)} characters`}
        </span>
      </span>
      <Button
        size="sm"
        icon={isCopied ? Check : Copy}
        aria-label={isCopied ? t`Copied: ${box.label}` : t`Copy: ${box.label}`}
        onPress={() => {
          void copyText(text).then(setIsCopied);
        }}
      >
        {isCopied ? t`Copied` : t`Copy`}
      </Button>
    </li>
  );
}
