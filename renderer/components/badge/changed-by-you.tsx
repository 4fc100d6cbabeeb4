import { Trans } from '@lingui/react/macro';
import type { Catalogue, CatalogueGroup } from '../../../shared/domain/catalogue.ts';
import { isChangedByYou } from '../../../shared/domain/catalogue-overrides.ts';
import { Badge } from './badge.tsx';

export type ChangedByYouProps = {
  readonly catalogue: Pick<Catalogue, 'changed'>;
  /** Group and id of each entry that is used in this place. */
  readonly entries: readonly (readonly [group: CatalogueGroup, id: string])[];
};

/** Says that a preset comes from the user's own file; nothing where it doesn't. */
export function ChangedByYou({ catalogue, entries }: ChangedByYouProps) {
  if (!entries.some(([group, id]) => isChangedByYou(catalogue, group, id))) return null;
  return (
    <div>
      <Badge tone="accent">
        <Trans>changed by you</Trans>
      </Badge>
    </div>
  );
}
