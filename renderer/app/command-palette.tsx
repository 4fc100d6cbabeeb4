import { Trans, useLingui } from '@lingui/react/macro';
import { AppWindow, Command, FileText, Inbox, Search, type LucideIcon } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import dialog from '../components/dialog/dialog.module.css';
import { KeyHint } from '../components/key-hint/key-hint.tsx';
import popover from '../components/popover/popover.module.css';
import { useCommand } from '../lib/commands.ts';
import styles from './command-palette.module.css';
import { rankEntries } from './rank-entries.ts';
import type { AppCommands } from './use-app-commands.ts';
import { usePaletteEntries, type PaletteEntry } from './use-palette-entries.ts';

/** More than one looks through; what is typed narrows it. */
const MOST_SHOWN = 60;
const MOST_RECENT = 12;

/** Ctrl+K: every command, screen and appeal, and the documents of the open appeal, found by typing a part of the name. */
export function CommandPalette(commands: AppCommands) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  // For as long as the window is open: what was chosen before comes first.
  const [recentIds, setRecentIds] = useState<readonly string[]>([]);
  useCommand('show-commands', () => setIsOpen(true));
  const choose = (entry: PaletteEntry): void => {
    setIsOpen(false);
    setRecentIds((ids) => [entry.id, ...ids.filter((id) => id !== entry.id)].slice(0, MOST_RECENT));
    // After the window over the window has gone and given the keyboard back: a command may open one of its own.
    setTimeout(entry.run);
  };
  return (
    <ModalOverlay
      className={`${dialog.overlay} ${styles.overlay}`}
      data-modal=""
      isOpen={isOpen}
      isDismissable
      onOpenChange={setIsOpen}
    >
      <Modal className={dialog.modal ?? ''}>
        <Dialog className={dialog.dialog ?? ''} aria-label={t`Commands`}>
          <Palette commands={commands} recentIds={recentIds} onChoose={choose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type PaletteProps = {
  readonly commands: AppCommands;
  readonly recentIds: readonly string[];
  readonly onChoose: (entry: PaletteEntry) => void;
};

function Palette({ commands, recentIds, onChoose }: PaletteProps) {
  const { t } = useLingui();
  const [query, setQuery] = useState('');
  const entries = usePaletteEntries(commands);
  const sought = useDeferredValue(query);
  const isAsked = sought.trim() !== '';
  // Documents are many: they come once something is typed, or when they were opened from here before.
  const offered = isAsked ? entries : entries.filter((one) => one.group !== 'evidence' || recentIds.includes(one.id));
  const found = rankEntries(sought, offered, recentIds);
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <TextField aria-label={t`Find a command, screen, appeal or document`} autoFocus className={styles.search ?? ''}>
        <Search className={styles.icon} aria-hidden />
        <Input
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
          className={styles.input ?? ''}
          placeholder={t`Command, screen, appeal or document`}
        />
      </TextField>
      <ListBox
        aria-label={t`Commands`}
        className={`${popover.list} ${styles.list}`}
        items={found.slice(0, MOST_SHOWN)}
        onAction={(key) => {
          const entry = found.find((one) => one.id === key);
          if (entry) onChoose(entry);
        }}
        renderEmptyState={() => (
          <div className={popover.empty}>
            <Trans>Nothing has that name.</Trans>
          </div>
        )}
      >
        {(entry) => <PaletteRow entry={entry} />}
      </ListBox>
      <div role="status" className={styles.count}>
        {isAsked && t`${found.length} found`}
      </div>
    </Autocomplete>
  );
}

const ICONS: Readonly<Record<PaletteEntry['group'], LucideIcon>> = {
  command: Command,
  screen: AppWindow,
  case: Inbox,
  evidence: FileText,
};

function PaletteRow({ entry }: { readonly entry: PaletteEntry }) {
  const { t } = useLingui();
  const Icon = ICONS[entry.group];
  const kinds: Readonly<Record<PaletteEntry['group'], string>> = {
    command: '',
    screen: t`Screen`,
    case: entry.note ?? t`Appeal`,
    evidence: t`Document`,
  };
  return (
    <ListBoxItem id={entry.id} textValue={entry.name} className={popover.item ?? ''}>
      <Icon className={popover.icon} aria-hidden />
      <span className={popover.itemText}>{entry.name}</span>
      <span className={styles.kind}>{kinds[entry.group]}</span>
      {entry.keys !== undefined && <KeyHint keys={entry.keys} />}
    </ListBoxItem>
  );
}
