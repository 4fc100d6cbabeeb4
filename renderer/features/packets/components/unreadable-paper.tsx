import { Trans } from '@lingui/react/macro';
import type { CaseId, EvidenceId } from '../../../../shared/domain/ids.ts';
import { setEnclosed } from '../../../../shared/domain/packet-options.ts';
import { Button } from '../../../components/button/button.tsx';
import { tryChange } from '../../../lib/change.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import styles from './packet-failure.module.css';

export type UnreadablePaperProps = {
  readonly caseId: CaseId;
  readonly evidenceId: EvidenceId;
  /** Of the file; null when all of it is concerned. */
  readonly page: number | null;
};

/**
 * A paper that was taken in but breaks while the packet is written: nothing else of the case is in the way, so it can be
 * left out or sent as a separate file, and that can be taken back.
 */
export function UnreadablePaper({ caseId, evidenceId, page }: UnreadablePaperProps) {
  const { packetOptions } = useAnswer('cases.get', { caseId }).case;
  const paper = useAnswer('evidence.list', { caseId }).find(({ id }) => id === evidenceId);
  const isEnclosed = packetOptions.enclosed.includes(evidenceId);
  const include = (isIncluded: boolean): void =>
    void tryChange('evidence.update', { caseId, evidenceId, patch: { include: isIncluded } });
  const enclose = (isWanted: boolean): void =>
    void tryChange('cases.updatePacketOptions', {
      caseId,
      patch: { enclosed: setEnclosed(packetOptions, evidenceId, isWanted) },
    });
  if (!paper) return null;
  if (!paper.include) {
    return (
      <div className={styles.unreadable} role="status">
        <p>
          <Trans>This paper is left out now. Export again.</Trans>
        </p>
        <Button size="sm" onPress={() => include(true)}>
          <Trans>Put it into the packet again</Trans>
        </Button>
      </div>
    );
  }
  if (isEnclosed) {
    return (
      <div className={styles.unreadable} role="status">
        <p>
          <Trans>This paper goes as a separate file now. The packet gets one sheet that says so. Export again.</Trans>
        </p>
        <Button size="sm" onPress={() => enclose(false)}>
          <Trans>Put its pages into the packet again</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.unreadable}>
      <p>
        {page === null ? (
          <Trans>
            This paper can’t be put into the packet. Print it to a new PDF and replace its file, send it as a separate
            file beside the packet, or leave it out.
          </Trans>
        ) : (
          <Trans>
            Page {page} of this paper can’t be put into the packet. Print it to a new PDF and replace its file, send it
            as a separate file beside the packet, or leave it out.
          </Trans>
        )}
      </p>
      <div className={styles.choices}>
        <Button size="sm" onPress={() => enclose(true)}>
          <Trans>Send it as a separate file</Trans>
        </Button>
        <Button size="sm" onPress={() => include(false)}>
          <Trans>Leave this paper out</Trans>
        </Button>
      </div>
    </div>
  );
}
