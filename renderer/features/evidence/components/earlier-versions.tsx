import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { versionPictureUrl, versionUrl } from '../../../../shared/contracts/evidence.ts';
import type { Evidence, EvidenceVersion } from '../../../../shared/domain/evidence.ts';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { Disclosure } from '../../../components/disclosure/disclosure.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatMoment } from '../../../lib/format-date.ts';
import { offerUndo } from '../../../lib/undo-offer.ts';
import { useAnswerWhen } from '../../../lib/use-answer.ts';
import { StoredFileView } from './stored-file-view.tsx';
import styles from './stored-file-view.module.css';

/** The files that newer ones took the place of: to look at, and to bring back. */
export function EarlierVersions({ evidence }: { readonly evidence: Evidence }) {
  const { t, i18n } = useLingui();
  const [shown, setShown] = useState<EvidenceVersion | null>(null);
  const { caseId, id } = evidence;
  const versions = useAnswerWhen(true, 'evidence.listVersions', { caseId, evidenceId: id }) ?? [];
  if (versions.length === 0) return null;
  return (
    <Disclosure label={t`Earlier versions (${versions.length})`}>
      <div className={styles.versions}>
        {versions.map((version) => (
          <div key={version.replacedAt} className={styles.version}>
            <span className={styles.name}>
              {version.fileName}, {t`until ${formatMoment(version.replacedAt, i18n.locale)}`}
            </span>
            <Button
              size="sm"
              aria-label={t`Open the earlier version ${version.fileName}`}
              onPress={() => setShown(version)}
            >
              <Trans>Open</Trans>
            </Button>
          </div>
        ))}
        <span>
          <Trans>Earlier versions do not go into the packet. An archive of the appeal holds them.</Trans>
        </span>
      </div>
      {shown && <VersionDialog evidence={evidence} version={shown} onClose={() => setShown(null)} />}
    </Disclosure>
  );
}

type VersionDialogProps = {
  readonly evidence: Evidence;
  readonly version: EvidenceVersion;
  readonly onClose: () => void;
};

function VersionDialog({ evidence, version, onClose }: VersionDialogProps) {
  const { t, i18n } = useLingui();
  const { caseId, id, title } = evidence;
  const { replacedAt, file, fileName } = version;
  const bringBack = async (): Promise<void> => {
    const restored = await tryChange('evidence.restoreVersion', { caseId, evidenceId: id, replacedAt });
    if (!restored) return;
    onClose();
    await offerUndo(caseId, t`${fileName} is back`, t`Undo`);
  };
  return (
    <Dialog
      title={t`Earlier version of ${title}`}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <DialogFooter onCancel={onClose} cancelLabel={t`Close`}>
          <Button variant="primary" onPress={() => void bringBack()}>
            <Trans>Use this file again</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={styles.side}>
        <span className={styles.caption}>
          {fileName}{' '}
          <span className={styles.facts}>
            {[
              t`${plural(file.pageCount, { one: '# page', other: '# pages' })}`,
              t`until ${formatMoment(replacedAt, i18n.locale)}`,
            ].join(' · ')}
          </span>
        </span>
        <StoredFileView
          title={fileName}
          file={file}
          url={versionUrl(caseId, id, replacedAt)}
          pictureUrl={(pageNumber) => versionPictureUrl(caseId, id, { replacedAt, pageNumber })}
        />
      </div>
    </Dialog>
  );
}
