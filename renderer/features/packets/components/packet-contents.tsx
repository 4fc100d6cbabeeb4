import { Trans, useLingui } from '@lingui/react/macro';
import { FileText, ListOrdered, Mail, type LucideIcon } from 'lucide-react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PacketReport } from '../../../../shared/domain/packet.ts';
import { Badge, ExhibitBadge } from '../../../components/badge/badge.tsx';
import { Section } from '../../../components/card/card.tsx';
import { findEntryIndex, listPacketEntries, type PacketEntry } from '../packet-contents.ts';
import { PageMap } from './page-map.tsx';
import styles from './packet-contents.module.css';
import { PlannedContents } from './planned-contents.tsx';

export type PacketContentsProps = {
  readonly caseId: CaseId;
  /** Of the packet that is shown, or null before the first one. */
  readonly report: PacketReport | null;
  readonly isStale: boolean;
  /** The page that is read. */
  readonly pageNumber: number;
  readonly onGoTo: (pageNumber: number) => void;
};

/** What the packet holds and on which pages; each line goes there. */
export function PacketContents({ caseId, report, isStale, pageNumber, onGoTo }: PacketContentsProps) {
  const { t } = useLingui();
  if (!report) {
    return (
      <Section title={t`Contents`}>
        <PlannedContents caseId={caseId} />
      </Section>
    );
  }
  const entries = listPacketEntries(report);
  const current = findEntryIndex(entries, pageNumber);
  return (
    <Section
      title={t`Contents`}
      aside={
        isStale ? (
          <Badge tone="warning">
            <Trans>Before your last change</Trans>
          </Badge>
        ) : (
          <span className={styles.total}>{t`${report.packet.pages} pages`}</span>
        )
      }
    >
      <PageMap entries={entries} pageCount={report.packet.pages} pageNumber={pageNumber} onGoTo={onGoTo} />
      <nav aria-label={t`Contents of the packet`}>
        <ul className={styles.list}>
          {entries.map((entry, index) => (
            <li key={entry.startPage}>
              <button
                type="button"
                className={styles.entry}
                aria-current={index === current ? 'true' : undefined}
                onClick={() => onGoTo(entry.startPage)}
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

function EntryMark({ entry }: { readonly entry: PacketEntry }) {
  const { t } = useLingui();
  if (entry.kind === 'exhibit') return <ExhibitBadge label={entry.label} name={t`Exhibit ${entry.label}:`} />;
  const Icon = ICONS[entry.kind];
  return (
    <span className={styles.mark}>
      <Icon aria-hidden />
    </span>
  );
}

function EntryTitle({ entry }: { readonly entry: PacketEntry }) {
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

function pagesOf(entry: PacketEntry): string {
  const first = entry.kind === 'exhibit' ? entry.firstPage : entry.startPage;
  return first === entry.lastPage ? `${first}` : `${first}–${entry.lastPage}`;
}
