import { Trans, useLingui } from '@lingui/react/macro';
import { findLimitMb } from '../../../../shared/domain/packet-limit.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { KitPlan } from '../../../../shared/domain/kit-plan.ts';
import { packetOptionsSchema } from '../../../../shared/domain/packet-options.ts';
import { Section } from '../../../components/card/card.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { change, tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import styles from './packet-size-panel.module.css';

export type PacketSizePanelProps = {
  readonly caseId: CaseId;
  /** Undefined while it is not known. */
  readonly plan: KitPlan | undefined;
};

const { limitMb: limitSchema } = packetOptionsSchema.shape;

/** How large a file of the packet may be, and what may be done to pictures for it. */
export function PacketSizePanel({ caseId, plan }: PacketSizePanelProps) {
  const { t } = useLingui();
  const { packetOptions } = useAnswer('cases.get', { caseId }).case;
  const usual = findLimitMb({ limitMb: null }, plan?.rules);
  const parse = (text: string) => limitSchema.safeParse(text.trim() === '' ? null : Number(text.replace(',', '.')));
  const field = useAutosaveField<string>({
    value: packetOptions.limitMb === null ? '' : String(packetOptions.limitMb),
    save: async (text) => {
      const { data } = parse(text);
      if (data !== undefined) await change('cases.updatePacketOptions', { caseId, patch: { limitMb: data } });
    },
    validate: (text) => (parse(text).success ? null : t`Write a number from 0.1 to 2000, or leave it empty.`),
  });
  return (
    <Section title={t`Size of the file`}>
      <div className={styles.limit}>
        <TextField
          label={t`Largest file in MB`}
          description={t`Empty: ${usual} MB, the usual limit there.`}
          placeholder={String(usual)}
          inputMode="decimal"
          {...field}
        />
      </div>
      <p className={styles.note}>
        <Trans>
          If the packet is larger, large pictures are made smaller, never below 150 dots per inch. Identity and
          compliance papers and your original files stay as they are. If that is not enough, the packet is divided into
          volumes.
        </Trans>
      </p>
      <Checkbox
        isSelected={packetOptions.twoColour}
        onChange={(twoColour) => void tryChange('cases.updatePacketOptions', { caseId, patch: { twoColour } })}
        note={t`Only where it is needed, and only for pages without colours. Pencil and light stamps can get lost.`}
      >
        <Trans>Scanned pages may become black and white</Trans>
      </Checkbox>
    </Section>
  );
}
