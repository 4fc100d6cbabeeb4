import { Trans, useLingui } from '@lingui/react/macro';
import type { Editor } from '@tiptap/core';
import { ListPlus, Search } from 'lucide-react';
import {
  Autocomplete,
  DialogTrigger,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useState } from 'react';
import type { PlanFact } from '../../../../shared/domain/plan-facts.ts';
import { Button } from '../../../components/button/button.tsx';
import popover from '../../../components/popover/popover.module.css';
import type { CitationNames } from '../citation-names.ts';
import { insertFact } from '../insert-fact.ts';
import styles from './fact-menu.module.css';

export type FactMenuProps = {
  readonly editor: Editor | null;
  readonly facts: readonly PlanFact[];
  readonly names: CitationNames;
};

const GROUPS: readonly PlanFact['group'][] = ['review', 'units', 'evidence', 'case'];

/** Facts of the case to put at the caret, found by typing any part of them. */
export function FactMenu({ editor, facts, names }: FactMenuProps) {
  const { t } = useLingui();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [isOpen, setIsOpen] = useState(false);
  const headings: Readonly<Record<PlanFact['group'], string>> = {
    review: t`From your review`,
    units: t`Units`,
    evidence: t`From the evidence`,
    case: t`From the appeal`,
  };
  const matches = (text: string, typed: string): boolean =>
    typed
      .split(/\s+/)
      .filter(Boolean)
      .every((word) => contains(text, word));
  const insert = (id: string): void => {
    const fact = facts.find((one) => one.id === id);
    setIsOpen(false);
    // The popover gives the focus back first; the caret is still where it was.
    if (fact && editor) setTimeout(() => insertFact(editor.view, fact));
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Button size="sm" icon={ListPlus} isDisabled={!editor || facts.length === 0}>
        <Trans>Insert fact</Trans>
      </Button>
      <Popover className={`${popover.popover} ${styles.popover}`} offset={4} placement="bottom end" maxHeight={420}>
        <Autocomplete filter={matches}>
          <SearchField aria-label={t`Find a fact`} autoFocus className={styles.search ?? ''}>
            <Search aria-hidden />
            <Input placeholder={t`Type to find`} />
          </SearchField>
          <Menu
            aria-label={t`Facts of the appeal`}
            className={`${popover.list} ${styles.list}`}
            onAction={(key) => insert(String(key))}
            renderEmptyState={() => <p className={styles.empty}>{t`No fact has these words`}</p>}
          >
            {GROUPS.filter((group) => facts.some((fact) => fact.group === group)).map((group) => (
              <MenuSection key={group}>
                <Header className={popover.heading ?? ''}>{headings[group]}</Header>
                {facts
                  .filter((fact) => fact.group === group)
                  .map((fact) => (
                    <FactItem key={fact.id} fact={fact} names={names} />
                  ))}
              </MenuSection>
            ))}
          </Menu>
        </Autocomplete>
      </Popover>
    </DialogTrigger>
  );
}

function FactItem({ fact, names }: { readonly fact: PlanFact; readonly names: CitationNames }) {
  const cited = fact.evidenceIds.map((id) => names.face(id, null).name);
  return (
    <MenuItem id={fact.id} textValue={`${fact.label} ${fact.words} ${cited.join(' ')}`} className={popover.item ?? ''}>
      <span className={styles.fact}>
        <span className={styles.label}>{fact.label}</span>
        <span lang="en" className={styles.words}>
          {fact.words}
        </span>
      </span>
      {cited.length > 0 && <span className={styles.cited}>{cited.join(', ')}</span>}
    </MenuItem>
  );
}
