import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { KitPlan, PlannedText } from '../../../../shared/domain/kit-plan.ts';
import { Section } from '../../../components/card/card.tsx';
import { PasteRow } from './paste-row.tsx';
import styles from './paste-row.module.css';

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

function TextRow({ planned: { box, text, characters } }: { readonly planned: PlannedText }) {
  const { t, i18n } = useLingui();
  const limit = box.characters.value;
  const over = limit === null ? 0 : characters - limit;
  const count = i18n.number(characters);
  const length =
    limit === null
      ? t`${count} ${plural(characters, { one: 'character', other: 'characters' })}, limit not known`
      : over > 0
        ? t`${count} of ${i18n.number(limit)} characters: ${i18n.number(over)} too many`
        : t`${count} of ${i18n.number(limit)} characters`;
  return <PasteRow title={box.label} text={text} length={length} isTooLong={over > 0} />;
}
