import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { KitPlan } from '../../../../shared/domain/kit-plan.ts';
import { Button } from '../../../components/button/button.tsx';
import { Section } from '../../../components/card/card.tsx';
import { SelectField } from '../../../components/select-field/select-field.tsx';
import { FindingRow } from '../../../components/findings/finding-row.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import styles from './channel-panel.module.css';
import { ChannelRulesEditor } from './channel-rules-editor.tsx';
import { ChannelRulesList } from './channel-rules-list.tsx';
import { KitContentsList } from './kit-contents-list.tsx';

export type ChannelPanelProps = {
  readonly caseId: CaseId;
  /** Undefined while it is not known: nothing yet, or a citation leads nowhere. */
  readonly plan: KitPlan | undefined;
};

const NONE = 'none';

/** Through which channel the appeal goes, what that channel takes, what the kit will hold for it, and what doesn't fit. */
export function ChannelPanel({ caseId, plan }: ChannelPanelProps) {
  const { t } = useLingui();
  const { channels } = useCatalogue();
  const { channel } = useAnswer('cases.get', { caseId }).case;
  const [isEditing, setIsEditing] = useState(false);
  const rules = plan?.rules ?? null;
  return (
    <Section title={t`Where you send it`}>
      <SelectField
        label={t`Channel`}
        isLabelHidden
        value={channel ?? NONE}
        onChange={(id) => void tryChange('cases.update', { caseId, patch: { channel: id === NONE ? null : id } })}
        options={[
          { id: NONE, label: t`Not chosen: a kit with everything` },
          ...channels.filter(({ directions }) => directions.includes('out')).map(({ id, label }) => ({ id, label })),
        ]}
      />
      {rules && (
        <>
          {isEditing ? <ChannelRulesEditor rules={rules} /> : <ChannelRulesList rules={rules} />}
          <div className={styles.foot}>
            <Button size="sm" variant="quiet" onPress={() => setIsEditing(!isEditing)}>
              {isEditing ? t`Done` : t`Change what it takes`}
            </Button>
            <span className={styles.note}>
              <Trans>Last checked on {rules.asOf}. If your notice says something else, the notice wins.</Trans>
            </span>
          </div>
        </>
      )}
      {plan && rules && <KitContentsList plan={plan} />}
      {plan && plan.findings.length > 0 && (
        <ul className={styles.findings} aria-label={t`What does not fit this channel`}>
          {plan.findings.map((finding, index) => (
            <li key={`${finding.rule}:${finding.where}:${index}`}>
              <FindingRow caseId={caseId} finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
