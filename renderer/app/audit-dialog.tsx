import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { AuditEntry } from '../../shared/domain/audit.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { sayLabel } from '../../shared/domain/said.ts';
import { Button } from '../components/button/button.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { showFailure } from '../lib/change.ts';
import { call } from '../lib/client.ts';
import { useCommand } from '../lib/commands.ts';
import { formatMoment } from '../lib/format-date.ts';
import { useSay } from '../lib/use-say.ts';
import styles from './audit-dialog.module.css';

type Page = { readonly entries: readonly AuditEntry[]; readonly hasMore: boolean };

/** Edit, All changes: who changed what in the appeal, and when. A list to read; nothing can alter it. */
export function AuditDialog({ caseId }: { readonly caseId: CaseId }) {
  const { t, i18n } = useLingui();
  const say = useSay();
  const [page, setPage] = useState<Page | null>(null);
  const read = (behind: readonly AuditEntry[]): void => {
    const before = behind.at(-1)?.id ?? null;
    call('history.listAudit', { caseId, before }).then(
      ({ entries, hasMore }) => setPage({ entries: [...behind, ...entries], hasMore }),
      showFailure,
    );
  };
  useCommand('show-audit', () => read([]));
  const words = {
    change: (name: string) => name,
    undo: (name: string) => t`Undone: ${name}`,
    redo: (name: string) => t`Redone: ${name}`,
  };
  const entries = page?.entries ?? [];
  return (
    <Dialog title={t`All changes of this appeal`} isOpen={page !== null} onClose={() => setPage(null)} size="lg">
      <p className={styles.note}>
        <Trans>Newest first. The list is kept with the appeal on this computer; nobody can change it here.</Trans>
      </p>
      {entries.length === 0 ? (
        <p>
          <Trans>Nothing has been changed yet.</Trans>
        </p>
      ) : (
        <div className={styles.scroll} role="region" aria-label={t`Changes`} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">
                  <Trans>When</Trans>
                </th>
                <th scope="col">
                  <Trans>What</Trans>
                </th>
                <th scope="col">
                  <Trans>Who, on this computer</Trans>
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ id, at, who, action, name }) => (
                <tr key={id}>
                  <td className={styles.when}>{formatMoment(at, i18n.locale)}</td>
                  <td>{words[action](say(sayLabel(name)))}</td>
                  <td>{who === '' ? t`not known` : who}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page?.hasMore && (
        <Button variant="quiet" onPress={() => read(entries)}>
          <Trans>Show earlier changes</Trans>
        </Button>
      )}
    </Dialog>
  );
}
