import { Check } from 'lucide-react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { ReactNode } from 'react';
import popover from '../popover/popover.module.css';
import { groupOptions, type Option } from './option.ts';

export type OptionListProps = { readonly options: readonly Option[]; readonly emptyText?: ReactNode };

/** The list inside the pop-up of a select or combo box. */
export function OptionList({ options, emptyText }: OptionListProps) {
  return (
    <ListBox className={popover.list ?? ''} renderEmptyState={() => <div className={popover.empty}>{emptyText}</div>}>
      {groupOptions(options).map((group) =>
        group.heading === '' ? (
          group.options.map((option) => <OptionRow key={option.id} option={option} />)
        ) : (
          <ListBoxSection key={group.heading} id={`group:${group.heading}`}>
            <Header className={popover.heading ?? ''}>{group.heading}</Header>
            {group.options.map((option) => (
              <OptionRow key={option.id} option={option} />
            ))}
          </ListBoxSection>
        ),
      )}
    </ListBox>
  );
}

function OptionRow({ option }: { readonly option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={popover.item ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={popover.itemText}>
            {option.label}
            {option.note !== undefined && <span className={popover.itemNote}>{option.note}</span>}
          </span>
          {isSelected && <Check className={popover.icon} aria-hidden />}
        </>
      )}
    </ListBoxItem>
  );
}
