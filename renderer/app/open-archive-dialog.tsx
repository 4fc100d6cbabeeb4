import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ArchivePreview, OfferedArchive } from '../../shared/domain/archive.ts';
import { unwrap } from '../../shared/result.ts';
import { Button } from '../components/button/button.tsx';
import { Callout } from '../components/callout/callout.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { tryChange } from '../lib/change.ts';
import { tryCall } from '../lib/client.ts';
import { describeError } from '../lib/describe-error.ts';
import { endOffer } from '../lib/offered-archive.ts';
import styles from './archive-dialogs.module.css';
import { ArchiveContents } from './archive-contents.tsx';

type Look = { readonly preview: ArchivePreview } | { readonly problem: string; readonly isWrong: boolean } | null;

/** What a saved appeal holds, before it comes among the user's own. */
export function OpenArchiveDialog({ archive }: { readonly archive: OfferedArchive }) {
  const { t } = useLingui();
  const { archiveId, fileName, isSealed } = archive;
  const [look, setLook] = useState<Look>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isWorking, setIsWorking] = useState(false);
  const isAsked = useRef(false);
  const read = async (secret?: string): Promise<void> => {
    setIsWorking(true);
    const answer = await tryCall('archives.preview', {
      archiveId,
      ...(secret !== undefined && { passphrase: secret }),
    });
    setIsWorking(false);
    if (answer.ok) return setLook({ preview: unwrap(answer) });
    const isWrong = answer.error.code === 'wrong-key';
    const { title, fix } = describeError(answer.error);
    setLook({ problem: isWrong ? t`This is another passphrase.` : `${title} ${fix}`, isWrong });
  };
  useEffect(() => {
    if (isSealed || isAsked.current) return;
    isAsked.current = true;
    void read();
  });
  const preview = look !== null && 'preview' in look ? look.preview : null;
  const problem = look !== null && 'problem' in look ? look : null;
  const needsSecret = isSealed && preview === null && (problem === null || problem.isWrong);
  const open = async (): Promise<void> => {
    if (await tryChange('archives.startOpen', { archiveId })) endOffer(archiveId, true);
  };
  return (
    <Dialog
      title={t`Open ${fileName}`}
      isOpen
      onClose={() => endOffer(archiveId, false)}
      footer={
        <>
          <Button onPress={() => endOffer(archiveId, false)}>
            <Trans>Cancel</Trans>
          </Button>
          {needsSecret ? (
            <Button
              variant="primary"
              isDisabled={passphrase === ''}
              isPending={isWorking}
              onPress={() => void read(passphrase)}
            >
              <Trans>Look inside</Trans>
            </Button>
          ) : (
            <Button variant="primary" isDisabled={preview === null} onPress={() => void open()}>
              <Trans>Add to my appeals</Trans>
            </Button>
          )}
        </>
      }
    >
      <div className={styles.body}>
        {needsSecret && (
          <TextField
            label={t`Passphrase of the file`}
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            description={t`The file is sealed. The person who made it knows the passphrase.`}
            errorMessage={problem?.problem ?? ''}
            autoComplete="off"
            autoFocus
          />
        )}
        {problem !== null && !needsSecret && <Callout tone="danger">{problem.problem}</Callout>}
        {look === null && !isSealed && <p>{t`Looking into it…`}</p>}
        {preview && <ArchiveContents preview={preview} />}
      </div>
    </Dialog>
  );
}
