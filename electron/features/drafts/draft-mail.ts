import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { AccountDetails } from '../../../shared/domain/account.ts';
import type { Draft, DraftKind } from '../../../shared/domain/draft.ts';
import type { CaseId, JobId } from '../../../shared/domain/ids.ts';
import type { ListedInteraction } from '../../../shared/domain/interaction.ts';
import { safeFileName } from '../../../shared/domain/safe-file-name.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { notFound } from '../not-found.ts';
import { findTargetFailure } from '../packets/kit-target.ts';
import { saveNewFile } from '../save-new-file.ts';
import type { DraftsService } from './drafts-service.ts';
import { makeEml, type MailFile } from './make-eml.ts';
import type { ChooseFolder } from '../choose-folder.ts';

type Options = {
  readonly drafts: Pick<DraftsService, 'list'>;
  readonly findAccount: (caseId: CaseId) => AccountDetails | undefined;
  readonly interactions: { list(caseId: CaseId): readonly ListedInteraction[] };
  /** The packet that an export of this run wrote. */
  readonly findPacketFile: (jobId: JobId) => string | undefined;
  readonly chooseFolder: ChooseFolder;
  readonly newId: () => string;
  readonly now: () => Date;
};

/** Saves drafts as e-mail files, which the user opens and sends with a mail program. */
export function createDraftMail(options: Options) {
  return {
    /**
     * Asks for a folder and writes the draft there as .eml; null when the user closed the dialog.
     * @param packetJobId the export whose packet goes with it
     * Errors: not-found (no such draft), source-unreadable (the packet was moved), and those of writing.
     */
    save: async (
      caseId: CaseId,
      kind: DraftKind,
      packetJobId: JobId | null,
    ): Promise<Result<{ path: string } | null>> => {
      const draft = options.drafts.list(caseId).find((one) => one.kind === kind);
      const account = options.findAccount(caseId);
      if (!draft || !account) return notFound('draft', kind);
      const attachment = packetJobId === null ? ok(null) : await readPacket(options, packetJobId);
      if (!attachment.ok) return attachment;
      const folder = await options.chooseFolder('mail');
      if (folder === null) return ok(null);
      const bytes = makeEml(toMail(options, { caseId, draft, account, attachment: attachment.value }));
      try {
        const name = safeFileName(draft.subject, 60) || 'message';
        return ok({ path: await saveNewFile(folder, { base: name, ending: '.eml' }, bytes, options.newId()) });
      } catch (thrown) {
        const failure = findTargetFailure(thrown, folder);
        if (failure) return fail(failure);
        throw thrown;
      }
    },
  };
}

export type DraftMail = ReturnType<typeof createDraftMail>;

type Parts = {
  readonly caseId: CaseId;
  readonly draft: Draft;
  readonly account: AccountDetails;
  readonly attachment: MailFile['attachment'];
};

function toMail({ interactions, now }: Options, { caseId, draft, account, attachment }: Parts): MailFile {
  const isAnswer = draft.kind === 'noticeReply' || draft.kind === 'followUp';
  const answered = interactions
    .list(caseId)
    .find(({ direction, messageId }) => direction === 'in' && messageId.includes('@'));
  return {
    from: { name: account.storeName, address: account.email },
    to: draft.recipient,
    ...{ subject: draft.subject, body: draft.body, attachment },
    date: now(),
    inReplyTo: isAnswer ? (answered?.messageId ?? '') : '',
  };
}

async function readPacket({ findPacketFile }: Options, jobId: JobId): Promise<Result<MailFile['attachment']>> {
  const path = findPacketFile(jobId);
  const bytes = path === undefined ? undefined : await readFile(path).catch(() => undefined);
  if (path !== undefined && bytes) return ok({ fileName: basename(path), mime: 'application/pdf', bytes });
  const message = 'The packet is not where the export put it.';
  return fail(appError('source-unreadable', message, { file: path === undefined ? '' : basename(path) }));
}
