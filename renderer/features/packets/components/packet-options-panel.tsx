import { Trans, useLingui } from '@lingui/react/macro';
import { PenLine } from 'lucide-react';
import { useLocation } from 'wouter';
import { findEntry } from '../../../../shared/domain/catalogue.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PacketOptions } from '../../../../shared/domain/packet-options.ts';
import { Button } from '../../../components/button/button.tsx';
import { Section } from '../../../components/card/card.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { tryChange } from '../../../lib/change.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { FrameChoices } from './frame-choices.tsx';
import styles from './packet-options-panel.module.css';
import { SeparateFiles } from './separate-files.tsx';

const AUTO = 'usual';

/** How the packet is made: its form, the names of its exhibits, its paper, frames, and whose text the letter is. */
export function PacketOptionsPanel({ caseId }: { readonly caseId: CaseId }) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  const { case: it, account } = useAnswer('cases.get', { caseId });
  const catalogue = useCatalogue();
  const options = it.packetOptions;
  const set = (patch: Partial<PacketOptions>): void => void tryChange('cases.updatePacketOptions', { caseId, patch });
  const marketplace = findEntry(catalogue.marketplaces, account.marketplace);
  const names = { a4: t`A4`, letter: t`US Letter` };
  const usual = names[marketplace?.paper ?? 'a4'];
  return (
    <Section title={t`How it is made`}>
      <RadioField
        label={t`Form`}
        look="cards"
        value={options.layout}
        onChange={(layout) => set({ layout })}
        options={[
          { id: 'full', label: t`Full`, note: t`Letter, plan, list of exhibits, and a sheet before each exhibit.` },
          {
            id: 'compact',
            label: t`Compact`,
            note: t`Only the list and the exhibits. You paste the letter and the plan into the boxes.`,
          },
        ]}
      />
      <div className={styles.pair}>
        <SelectField
          label={t`Names of exhibits`}
          value={options.exhibitLabels}
          onChange={(id) => set({ exhibitLabels: id === 'numbers' ? 'numbers' : 'letters' })}
          options={[
            { id: 'letters', label: t`Letters: A, B, C` },
            { id: 'numbers', label: t`Numbers: 1, 2, 3` },
          ]}
        />
        <SelectField
          label={t`Paper of our own pages`}
          value={options.paper ?? AUTO}
          onChange={(id) => set({ paper: id === 'a4' || id === 'letter' ? id : null })}
          options={[
            { id: AUTO, label: t`Usual there: ${usual}` },
            { id: 'a4', label: names.a4 },
            { id: 'letter', label: names.letter },
          ]}
        />
      </div>
      <FrameChoices it={it} onChange={set} />
      <SeparateFiles it={it} onChange={set} />
      {options.layout === 'full' && (
        <div className={styles.letter}>
          <span className={styles.note}>
            {options.letterText === null ? (
              <Trans>The cover letter is made from your appeal.</Trans>
            ) : (
              <Trans>You wrote the cover letter yourself.</Trans>
            )}
          </span>
          <Button size="sm" icon={PenLine} onPress={() => navigate(caseRoute(caseId, 'plan', 'letter'))}>
            <Trans>Edit the letter</Trans>
          </Button>
        </div>
      )}
    </Section>
  );
}
