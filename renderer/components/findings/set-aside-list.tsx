import { Trans } from '@lingui/react/macro';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { SetAside } from '../../../shared/domain/set-aside.ts';
import { tryChange } from '../../lib/change.ts';
import { useCatalogue } from '../../lib/use-catalogue.ts';
import { Button } from '../button/button.tsx';
import { Disclosure } from '../disclosure/disclosure.tsx';
import styles from './set-aside-list.module.css';

export type SetAsideListProps = { readonly caseId: CaseId; readonly entries: readonly SetAside[] };

/** Findings that the user doesn't follow, folded: they have decided about these. Each can be brought back. */
export function SetAsideList({ caseId, entries }: SetAsideListProps) {
  const { textRules } = useCatalogue();
  if (entries.length === 0) return null;
  const labelOf = (rule: string): string | undefined => textRules.find(({ id }) => id === rule)?.label;
  return (
    <Disclosure label={<Trans>Set aside ({entries.length})</Trans>}>
      <ul>
        {entries.map(({ rule, where, found, reason }) => (
          <li key={`${rule}:${where}:${found}`} className={styles.row}>
            <span className={styles.words}>
              {labelOf(rule) !== undefined && <span>{labelOf(rule)}</span>}
              <span className={styles.found} lang="en">
                {found}
              </span>
              <span className={styles.reason}>{reason}</span>
            </span>
            <Button
              size="sm"
              variant="quiet"
              onPress={() => void tryChange('setAside.remove', { caseId, finding: { rule, where, found } })}
            >
              <Trans>Bring back</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
