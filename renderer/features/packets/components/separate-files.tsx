import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Case } from '../../../../shared/domain/case.ts';
import { listExhibits } from '../../../../shared/domain/exhibits.ts';
import { setEnclosed, type PacketOptions } from '../../../../shared/domain/packet-options.ts';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './packet-options-panel.module.css';

export type SeparateFilesProps = { readonly it: Case; readonly onChange: (patch: Partial<PacketOptions>) => void };

/** Which papers go as files of their own, with one sheet in the packet in the place of their pages. */
export function SeparateFiles({ it, onChange }: SeparateFilesProps) {
  const { t } = useLingui();
  const caseId = it.id;
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const { packetOptions } = it;
  const exhibits = listExhibits(evidence, plan, it);
  const hasAny = exhibits.some((exhibit) => packetOptions.enclosed.includes(exhibit.evidence.id));
  const [isOpen, setIsOpen] = useState<boolean | null>(null);
  if (exhibits.length === 0) return null;
  return (
    <div className={styles.frames} role="group" aria-label={t`Papers that go as separate files`}>
      <Disclosure label={<Trans>Send papers as separate files</Trans>} isOpen={isOpen ?? hasAny} onToggle={setIsOpen}>
        <p className={styles.note}>
          <Trans>
            Papers that go as separate files. One sheet in the packet says so in the place of their pages. All pages of
            the file are sent.
          </Trans>
        </p>
        <div className={styles.choices}>
          {exhibits.map(({ label, evidence: { id, title } }) => (
            <Checkbox
              key={id}
              isSelected={packetOptions.enclosed.includes(id)}
              onChange={(isWanted) => onChange({ enclosed: setEnclosed(packetOptions, id, isWanted) })}
            >
              {t`Exhibit ${label}: ${title}`}
            </Checkbox>
          ))}
        </div>
      </Disclosure>
    </div>
  );
}
