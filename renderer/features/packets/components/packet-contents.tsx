import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, ListOrdered, Mail, type LucideIcon } from 'lucide-react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { listPageGroups, type PageGroup, type PacketPages } from '../../../../shared/domain/packet-pages.ts';
import { ExhibitBadge } from '../../../components/badge/badge.tsx';
import { Section } from '../../../components/card/card.tsx';
import styles from './packet-contents.module.css';
import { PlannedContents } from './planned-contents.tsx';

export type PacketContentsProps = {
  readonly caseId: CaseId;
  /** Null until it has been laid out. */
  readonly packet: PacketPages | null;
  /** The page that is read. */
  readonly pageNumber: number;
  readonly onGoTo: (pageNumber: number) => void;
};

/** What the packet holds and on which pages; each line goes there. */
export function PacketContents({ caseId, packet, pageNumber, onGoTo }: PacketContentsProps) {
  const { t } = useLingui();
  if (!packet) {
    return (
      <Section title={t`Contents`}>
        <PlannedContents caseId={caseId} />
      </Section>
    );
  }
  const groups = listPageGroups(packet);
  return (
    <Section title={t`Contents`} aside={<span className={styles.total}>{t`${packet.totalPages} pages`}</span>}>
      <nav aria-label={t`Contents of the packet`}>
        <ul className={styles.list}>
          {groups.map((entry) => (
            <li key={entry.firstPage}>
              <button
                type="button"
                className={styles.entry}
                aria-current={entry.firstPage <= pageNumber && pageNumber <= entry.lastPage ? 'true' : undefined}
                onClick={() => onGoTo(entry.firstPage)}
              >
                <EntryMark entry={entry} />
                <span className={styles.title}>
                  <EntryTitle entry={entry} />
                </span>
                <span className={styles.pages}>{pagesOf(entry)}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </Section>
  );
}

const ICONS: Readonly<Record<'letter' | 'plan' | 'index', LucideIcon>> = {
  letter: Mail,
  plan: FileText,
  index: ListOrdered,
};

function EntryMark({ entry }: { readonly entry: PageGroup }) {
  const { t } = useLingui();
  if (entry.kind === 'exhibit') return <ExhibitBadge label={entry.label} name={t`Exhibit ${entry.label}:`} />;
  const Icon = ICONS[entry.kind];
  return (
    <span className={styles.mark}>
      <Icon aria-hidden />
    </span>
  );
}

function EntryTitle({ entry }: { readonly entry: PageGroup }) {
  switch (entry.kind) {
    case 'letter':
      return <Trans>Cover letter</Trans>;
    case 'plan':
      return <Trans>Plan of action</Trans>;
    case 'index':
      return <Trans>List of exhibits</Trans>;
    case 'exhibit':
      return entry.title;
  }
}

function pagesOf({ firstPage, lastPage }: PageGroup): string {
  return firstPage === lastPage ? `${firstPage}` : `${firstPage}–${lastPage}`;
}
