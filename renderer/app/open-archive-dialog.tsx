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

/** Looks into an archive, at once when it is not sealed. */
function useLook({ archiveId, isSealed }: OfferedArchive) {
  const { t } = useLingui();
  const [look, setLook] = useState<Look>(null);
  const [isWorking, setIsWorking] = useState(false);
  const isAsked = useRef(false);
  const read = async (passphrase?: string): Promise<void> => {
    setIsWorking(true);
    const answer = await tryCall('archives.preview', { archiveId, ...(passphrase !== undefined && { passphrase }) });
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
  return {
    read,
    isWorking,
    preview: look !== null && 'preview' in look ? look.preview : null,
    problem: look !== null && 'problem' in look ? look : null,
  };
}

/** What a saved appeal holds, before it comes among the user's own. */
export function OpenArchiveDialog({ archive }: { readonly archive: OfferedArchive }) {
  const { t } = useLingui();
  const { archiveId, fileName, isSealed } = archive;
  const { read, isWorking, preview, problem } = useLook(archive);
  const [passphrase, setPassphrase] = useState('');
  const needsSecret = isSealed && preview === null && problem?.isWrong !== false;
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
        {!needsSecret && <Found preview={preview} problem={problem?.problem ?? null} />}
      </div>
    </Dialog>
  );
}

/** What was found in an archive, or why nothing was. */
function Found({ preview, problem }: { readonly preview: ArchivePreview | null; readonly problem: string | null }) {
  const { t } = useLingui();
  if (problem !== null) return <Callout tone="danger">{problem}</Callout>;
  return preview ? <ArchiveContents preview={preview} /> : <p>{t`Looking into it…`}</p>;
}
