import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Case } from '../../../../shared/domain/case.ts';
import { findEntry } from '../../../../shared/domain/catalogue.ts';
import { listExhibits } from '../../../../shared/domain/exhibits.ts';
import { wantsFrame, type PacketOptions } from '../../../../shared/domain/packet-options.ts';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import styles from './packet-options-panel.module.css';

export type FrameChoicesProps = { readonly it: Case; readonly onChange: (patch: Partial<PacketOptions>) => void };

/** Frames for all exhibits that may have one, or for each by itself. */
export function FrameChoices({ it, onChange }: FrameChoicesProps) {
  const { t } = useLingui();
  const caseId = it.id;
  const plan = useAnswer('plans.get', { caseId });
  const evidence = useAnswer('evidence.list', { caseId });
  const catalogue = useCatalogue();
  const options = it.packetOptions;
  const framable = listExhibits(evidence, plan, it).filter(
    ({ evidence: { type } }) => findEntry(catalogue.documentTypes, type)?.marks === 'frame',
  );
  const framed = framable.filter((exhibit) => wantsFrame(options, exhibit.evidence.id));
  const [isOpen, setIsOpen] = useState(Object.keys(options.framesByEvidence).length > 0);
  const isMixed = framed.length > 0 && framed.length < framable.length;
  return (
    <div className={styles.frames}>
      <Checkbox
        isSelected={framable.length === 0 ? options.frames : framed.length === framable.length}
        isIndeterminate={isMixed}
        onChange={(frames) => onChange({ frames, framesByEvidence: {} })}
        note={t`A line below each page, outside its own area: exhibit, page of the exhibit, page of the packet. Identity papers, bills and certificates never get one.`}
      >
        <Trans>Line with the exhibit’s name below its pages</Trans>
      </Checkbox>
      {framable.length > 1 && (
        <Disclosure label={<Trans>Choose for each exhibit</Trans>} isOpen={isOpen} onToggle={setIsOpen}>
          <div className={styles.choices}>
            {framable.map(({ label, evidence: { id, title } }) => (
              <Checkbox
                key={id}
                isSelected={wantsFrame(options, id)}
                onChange={(isWanted) => onChange({ framesByEvidence: { ...options.framesByEvidence, [id]: isWanted } })}
              >
                {t`Exhibit ${label}: ${title}`}
              </Checkbox>
            ))}
          </div>
        </Disclosure>
      )}
    </div>
  );
}
