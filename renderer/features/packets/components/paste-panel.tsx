import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PacketPages } from '../../../../shared/domain/packet-pages.ts';
import { listWrittenParts } from '../../../../shared/domain/plan-shape.ts';
import { sayHeading } from '../../../../shared/domain/say-heading.ts';
import { Section } from '../../../components/card/card.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useSay } from '../../../lib/use-say.ts';
import { countCharacters, createPacketNamer, formatPasteText } from '../paste-text.ts';
import { PasteRow } from './paste-row.tsx';
import styles from './paste-row.module.css';

export type PastePanelProps = {
  readonly caseId: CaseId;
  /** As it is now, for its page numbers; null when it can't be laid out. */
  readonly packet: PacketPages | null;
};

/** The plan as plain text, part by part, for the boxes of Seller Central. */
export function PastePanel({ caseId, packet }: PastePanelProps) {
  const { t, i18n } = useLingui();
  const say = useSay();
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const { case: it } = useAnswer('cases.get', { caseId });
  const name = createPacketNamer(evidence, plan, it, packet);
  const parts = listWrittenParts(plan, it.path).map(({ part, heading }) => ({
    id: part as string,
    heading,
    title: say(sayHeading(heading)),
    text: formatPasteText(plan[part], name),
  }));
  if (parts.length === 0) return null;
  const whole = parts.map(({ heading, text }) => `${heading}\n\n${text}`).join('\n\n');
  const rows = parts.length > 1 ? [...parts, { id: 'whole', title: t`All parts, with headings`, text: whole }] : parts;
  return (
    <Section title={t`Paste into Seller Central`}>
      <p className={styles.note}>
        <Trans>
          In Seller Central: Performance, Account Health, your notice, Appeal. Paste each part into its box and attach
          the packet.
        </Trans>
      </p>
      <ul className={styles.list}>
        {rows.map(({ id, title, text }) => {
          const count = countCharacters(text);
          const length = t`${i18n.number(count)} ${plural(count, { one: 'character', other: 'characters' })}`;
          return <PasteRow key={id} title={title} text={text} length={length} />;
        })}
      </ul>
      <p className={styles.note}>
        {packet ? (
          <Trans>The page numbers are those of the packet. The letter comes with the export.</Trans>
        ) : (
          <Trans>Exhibits are named without pages until the pages can be laid out.</Trans>
        )}
      </p>
    </Section>
  );
}
