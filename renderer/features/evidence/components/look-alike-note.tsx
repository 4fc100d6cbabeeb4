import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { evidenceUrl, pictureUrl } from '../../../../shared/contracts/evidence.ts';
import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { findLookAlikes } from '../../../../shared/domain/look-alikes.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { rememberLast } from '../../../lib/remember-last.ts';
import { caseRoute } from '../../../lib/route.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { listEvidenceRows } from '../packet-order.ts';
import { StoredFileView } from './stored-file-view.tsx';
import styles from './stored-file-view.module.css';

const listLookAlikes = rememberLast((evidence: Evidence, all: readonly Evidence[]) => findLookAlikes(evidence, all));

/** A hint that another document of the appeal looks the same; the user looks at both and decides. */
export function LookAlikeNote({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useLingui();
  const { caseId } = evidence;
  const all = useAnswer('evidence.list', { caseId });
  const plan = useAnswer('plans.get', { caseId });
  const { case: it } = useAnswer('cases.get', { caseId });
  const [other, setOther] = useState<Evidence | null>(null);
  const found = listLookAlikes(evidence, all);
  const [first] = found;
  const label = useMemo(() => {
    const rows = first ? listEvidenceRows(all, plan, it) : [];
    return rows.find((row) => row.evidence.id === first?.id)?.label ?? null;
  }, [first, all, plan, it]);
  if (!first) return null;
  return (
    <Callout
      tone="info"
      title={
        label === null
          ? t`Looks like the same picture as ${first.title}`
          : t`Looks like the same picture as Exhibit ${label}, ${first.title}`
      }
      action={
        <Button size="sm" onPress={() => setOther(first)}>
          <Trans>Show both</Trans>
        </Button>
      }
    >
      <Trans>Two papers of the same form can look alike too. If it is the same paper twice, remove one of them.</Trans>
      {other && <BothDialog one={evidence} other={other} onClose={() => setOther(null)} />}
    </Callout>
  );
}

type BothDialogProps = { readonly one: Evidence; readonly other: Evidence; readonly onClose: () => void };

function BothDialog({ one, other, onClose }: BothDialogProps) {
  const { t } = useLingui();
  const [, navigate] = useLocation();
  return (
    <Dialog
      title={t`Do these show the same paper?`}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <>
          <Button
            onPress={() => {
              onClose();
              navigate(caseRoute(other.caseId, 'evidence', other.id));
            }}
          >
            {t`Go to ${other.title}`}
          </Button>
          <Button variant="primary" onPress={onClose}>
            <Trans>Close</Trans>
          </Button>
        </>
      }
    >
      <div className={styles.sides}>
        {[one, other].map((item) => (
          <figure key={item.id} className={styles.side}>
            <figcaption className={styles.caption}>
              {item.title} <span className={styles.facts}>{item.fileName}</span>
            </figcaption>
            <StoredFileView
              title={item.title}
              file={item.file}
              url={evidenceUrl(item.caseId, item.id)}
              pictureUrl={(pageNumber) => pictureUrl(item.caseId, item.id, pageNumber)}
            />
          </figure>
        ))}
      </div>
    </Dialog>
  );
}
