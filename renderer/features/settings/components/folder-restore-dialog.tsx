import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { FolderCopy, FolderCopyPreview } from '../../../../shared/domain/folder-backup.ts';
import { Button } from '../../../components/button/button.tsx';
import { Callout } from '../../../components/callout/callout.tsx';
import { RadioField } from '../../../components/checkbox/radio-field.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import dialog from '../../../components/dialog/dialog.module.css';
import { DialogFooter } from '../../../components/dialog/dialog-footer.tsx';
import { call } from '../../../lib/client.ts';
import { describeError } from '../../../lib/describe-error.ts';
import { findAppError } from '../../../../shared/errors.ts';
import { formatBytes, formatMoment } from '../../../lib/format-date.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import styles from './folder-backup-section.module.css';
import { FolderCopyContents } from './folder-copy-contents.tsx';
import { FolderCopySecret } from './folder-copy-secret.tsx';
import { restoreFolderCopy } from './restore-folder-copy.ts';

type Source = { readonly sourceId: string; readonly folder: string; readonly copies: readonly FolderCopy[] };

/** Choose a folder, choose a backup in it, see what it holds, and only then replace everything. */
export function FolderRestoreDialog({ hasOwn, onClose }: { readonly hasOwn: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [source, setSource] = useState<Source | null>(null);
  const [preview, setPreview] = useState<FolderCopyPreview | null>(null);
  const [problem, setProblem] = useState('');
  const [isWorking, setIsWorking] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setIsWorking(true);
    setProblem('');
    try {
      await work();
    } catch (thrown) {
      const error = findAppError(thrown);
      if (error === undefined) throw thrown;
      const { title, fix } = describeError(error);
      setProblem(`${title} ${fix}`);
    } finally {
      setIsWorking(false);
    }
  };
  const look = (found: Source, name: string): Promise<void> =>
    attempt(async () => setPreview(await call('folderBackups.preview', { sourceId: found.sourceId, name })));
  const open = (isOwn: boolean): Promise<void> =>
    attempt(async () => {
      const found = await call('folderBackups.openSource', { isOwn });
      if (found === null) return;
      setPreview(null);
      setSource(found);
      const [newest] = found.copies;
      if (newest) await look(found, newest.name);
    });
  const restore = (): Promise<void> =>
    attempt(async () => {
      if (!source || !preview) return;
      const keptAs = await restoreFolderCopy(source.sourceId, preview.copy.name);
      if (keptAs === undefined) return;
      showToast({ tone: 'success', text: t`Restored. What was there before is kept as ${keptAs ?? ''}.` });
      onClose();
    });
  const canRestore = preview !== null && preview.cases !== null;
  return (
    <Dialog
      title={t`Restore from a folder`}
      isOpen
      onClose={onClose}
      footer={
        <DialogFooter onCancel={onClose}>
          <Button variant="primary" isDisabled={!canRestore} isPending={isWorking} onPress={() => void restore()}>
            <Trans>Replace everything with this backup</Trans>
          </Button>
        </DialogFooter>
      }
    >
      <div className={dialog.content}>
        <div className={styles.actions}>
          {hasOwn && <Button onPress={() => void open(true)}>{t`From my backup folder`}</Button>}
          <Button onPress={() => void open(false)}>{t`Choose a folder…`}</Button>
        </div>
        {problem !== '' && (
          <div role="alert">
            <Callout tone="danger">{problem}</Callout>
          </div>
        )}
        {source && (
          <CopyChoice
            source={source}
            chosen={preview?.copy.name ?? null}
            onChoose={(name) => void look(source, name)}
          />
        )}
        {source && preview && <Found source={source} preview={preview} onOpened={setPreview} />}
      </div>
    </Dialog>
  );
}

type FoundProps = {
  readonly source: Source;
  readonly preview: FolderCopyPreview;
  readonly onOpened: (preview: FolderCopyPreview) => void;
};

/** What the chosen backup holds, or what opens it. */
function Found({ source, preview, onOpened }: FoundProps) {
  if (preview.needsCode)
    return <FolderCopySecret sourceId={source.sourceId} name={preview.copy.name} onOpened={onOpened} />;
  return (
    <div className={dialog.content} role="status">
      <FolderCopyContents preview={preview} />
    </div>
  );
}

/** How many of the newest are offered. */
const SHOWN = 12;

type CopyChoiceProps = {
  readonly source: Source;
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

function CopyChoice({ source, chosen, onChoose }: CopyChoiceProps) {
  const { t, i18n } = useLingui();
  if (source.copies.length === 0)
    return <p className={dialog.muted}>{t`There is no finished backup in this folder.`}</p>;
  return (
    <RadioField
      label={t`Backups in ${source.folder}`}
      value={chosen}
      onChange={onChoose}
      options={source.copies.slice(0, SHOWN).map((copy) => {
        const size = formatBytes(copy.sizeBytes, i18n.locale);
        return {
          id: copy.name,
          label: formatMoment(copy.madeAt, i18n.locale),
          note: t`${plural(copy.caseCount, { one: '# appeal', other: '# appeals' })}, ${plural(copy.evidenceCount, { one: '# document', other: '# documents' })}, ${size}`,
        };
      })}
    />
  );
}
