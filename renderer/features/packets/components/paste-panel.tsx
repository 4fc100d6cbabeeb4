import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PacketPages } from '../../../../shared/domain/packet-pages.ts';
import { listWrittenParts } from '../../../../shared/domain/plan-shape.ts';
import { Button } from '../../../components/button/button.tsx';
import { Section } from '../../../components/card/card.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { copyText } from '../copy-text.ts';
import { countCharacters, createPacketNamer, formatPasteText } from '../paste-text.ts';
import styles from './paste-panel.module.css';

export type PastePanelProps = {
  readonly caseId: CaseId;
  /** As it is now, for its page numbers; null when it can't be laid out. */
  readonly packet: PacketPages | null;
};

/** The plan as plain text, part by part, for the boxes of Seller Central. */
export function PastePanel({ caseId, packet }: PastePanelProps) {
  const { t } = useLingui();
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const { case: it } = useAnswer('cases.get', { caseId });
  const name = createPacketNamer(evidence, plan, it, packet);
  const parts = listWrittenParts(plan, it.path).map(({ part, heading }) => ({
    id: part as string,
    title: heading,
    text: formatPasteText(plan[part], name),
  }));
  if (parts.length === 0) return null;
  const whole = parts.map(({ title, text }) => `${title}\n\n${text}`).join('\n\n');
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
        {rows.map((row) => (
          <PasteRow key={row.id} title={row.title} text={row.text} />
        ))}
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

const COPIED_MS = 2000;

function PasteRow({ title, text }: { readonly title: string; readonly text: string }) {
  const { t, i18n } = useLingui();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setIsCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const count = countCharacters(text);
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span>{title}</span>
        <span className={styles.count} title={text.slice(0, 400)}>
          {t`${i18n.number(count)} ${plural(count, { one: 'character', other: 'characters' })}`}
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
