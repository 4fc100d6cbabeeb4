import { useLingui } from '@lingui/react/macro';
import { ArrowDownUp, Check } from 'lucide-react';
import type { Case, ExhibitOrder } from '../../../../shared/domain/case.ts';
import { MenuButton } from '../../../components/menu/menu-button.tsx';
import { tryChange } from '../../../lib/change.ts';

/** What decides the exhibits' letters: the plan's citations, or the list. */
export function OrderMenu({ it }: { readonly it: Case }) {
  const { t } = useLingui();
  const orders: Readonly<Record<ExhibitOrder, string>> = {
    cited: t`As the plan cites them`,
    listed: t`My own order`,
  };
  const entry = (exhibitOrder: ExhibitOrder) => ({
    id: exhibitOrder,
    label: orders[exhibitOrder],
    ...(it.exhibitOrder === exhibitOrder ? { icon: Check } : {}),
    onAction: () => void tryChange('cases.update', { caseId: it.id, patch: { exhibitOrder } }),
  });
  return (
    <MenuButton
      label={t`Order: ${orders[it.exhibitOrder]}`}
      icon={ArrowDownUp}
      entries={[entry('cited'), entry('listed')]}
    />
  );
}
