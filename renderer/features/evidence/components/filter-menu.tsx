import { useLingui } from '@lingui/react/macro';
import { Check, ListFilter } from 'lucide-react';
import { labelOf } from '../../../../shared/domain/catalogue.ts';
import { MenuButton } from '../../../components/menu/menu-button.tsx';
import type { MenuEntry } from '../../../components/menu/menu-entry.ts';
import { useCatalogue } from '../../../lib/use-catalogue.ts';
import { countTypes, type EvidenceFilter } from '../evidence-filter.ts';
import type { EvidenceRow } from '../packet-order.ts';

export type FilterMenuProps = {
  readonly rows: readonly EvidenceRow[];
  readonly shownCount: number;
  readonly filter: EvidenceFilter;
  readonly onFilter: (filter: EvidenceFilter) => void;
};

/** Which documents the list shows, and how many these are. */
export function FilterMenu({ rows, shownCount, filter, onFilter }: FilterMenuProps) {
  const { t } = useLingui();
  const { documentTypes } = useCatalogue();
  const types = countTypes(rows);
  const names: readonly (readonly [EvidenceFilter, string])[] = [
    ['all', t`All documents`],
    ['uncited', t`Not cited`],
    ['warnings', t`With warnings`],
    ['left-out', t`Left out`],
    ...types.map(([type, count]) => [`type:${type}`, t`${labelOf(documentTypes, type)} (${count})`] as const),
  ];
  const entries = names.map(([id, label]): MenuEntry => ({
    id,
    label,
    ...(id === filter ? { icon: Check } : {}),
    onAction: () => onFilter(id),
  }));
  const name = names.find(([id]) => id === filter)?.[1] ?? labelOf(documentTypes, filter.replace('type:', ''));
  return (
    <MenuButton
      label={filter === 'all' ? t`${name} (${shownCount})` : t`${name}: ${shownCount} of ${rows.length}`}
      icon={ListFilter}
      size="sm"
      entries={[...entries.slice(0, 4), 'separator', ...entries.slice(4)]}
    />
  );
}
