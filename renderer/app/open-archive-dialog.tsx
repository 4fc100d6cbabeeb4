import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { ArchivePreview, OfferedArchive } from '../../shared/domain/archive.ts';
import { unwrap } from '../../shared/result.ts';
import { Button } from '../components/button/button.tsx';
import { Callout } from '../components/callout/callout.tsx';
import { Dialog } from '../components/dialog/dialog.tsx';
import { DialogFooter } from '../components/dialog/dialog-footer.tsx';
import dialog from '../components/dialog/dialog.module.css';
import { DialogStep } from '../components/dialog/dialog-step.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { tryChange } from '../lib/change.ts';
import { tryCall } from '../lib/client.ts';
import { describeError } from '../lib/describe-error.ts';
import { endOffer } from '../lib/offered-archive.ts';
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
    setLook({ problem: isWrong ? t`This is not the passphrase.` : `${title} ${fix}`, isWrong });
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
    if (preview !== null && (await tryChange('archives.startOpen', { archiveId }))) endOffer(archiveId, true);
  };
  const next = (): void => {
    if (!needsSecret) void open();
    else if (passphrase !== '' && !isWorking) void read(passphrase);
  };
  return (
    <Dialog title={t`Open ${fileName}`} isOpen onClose={() => endOffer(archiveId, false)}>
      <DialogStep
        onSubmit={next}
        footer={
          <DialogFooter onCancel={() => endOffer(archiveId, false)}>
            <Button
              variant="primary"
              type="submit"
              isDisabled={needsSecret ? passphrase === '' : preview === null}
              isPending={isWorking}
            >
              {needsSecret ? <Trans>Look inside</Trans> : <Trans>Add to my appeals</Trans>}
            </Button>
          </DialogFooter>
        }
      >
        {problem !== null && (
          <div role="alert">
            <Callout tone={problem.isWrong ? 'warning' : 'danger'}>{problem.problem}</Callout>
          </div>
        )}
        {needsSecret ? (
          <TextField
            label={t`Passphrase of the file`}
            type="password"
            value={passphrase}
            onChange={setPassphrase}
            description={t`The file is sealed. The person who made it knows the passphrase.`}
            autoComplete="off"
            autoFocus
          />
        ) : (
          <div className={dialog.content} role="status">
            {preview && <ArchiveContents preview={preview} />}
            {preview === null && problem === null && t`Looking into it…`}
          </div>
        )}
      </DialogStep>
    </Dialog>
  );
}
