import type { CaseStatus } from '../../../shared/domain/case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId, InteractionId, SubmissionId } from '../../../shared/domain/ids.ts';
import type { Interaction, InteractionDetails } from '../../../shared/domain/interaction.ts';
import type { newReplySchema, Reply, ReplyReading } from '../../../shared/domain/reply.ts';
import type { Submission } from '../../../shared/domain/submission.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { z } from 'zod';
import type { ChangeCase } from '../history/case-changer.ts';
import { notFound } from '../not-found.ts';
import { requireKnown } from '../unknown-id.ts';
import type { RepliesRepository } from './replies-repository.ts';
import { say } from '../../../shared/domain/said.ts';

type Options = {
  readonly repository: RepliesRepository;
  readonly catalogue: Catalogue;
  readonly hasCase: (caseId: CaseId) => boolean;
  readonly listSubmissions: (caseId: CaseId) => readonly Submission[];
  readonly change: ChangeCase;
  /** These work inside the caller's transaction. */
  readonly setStatus: (caseId: CaseId, status: CaseStatus) => void;
  readonly setDeadline: (caseId: CaseId, deadlineOn: LocalDate) => void;
  readonly insertInteraction: (caseId: CaseId, details: InteractionDetails) => Interaction;
};

/** Amazon's answers: entries of the log that say what is asked, and what they answer. */
export function createRepliesService(options: Options) {
  const { repository, hasCase, change } = options;
  const knowsSubmission = (caseId: CaseId, id: SubmissionId | null): boolean =>
    id === null || options.listSubmissions(caseId).some((submission) => submission.id === id);
  const insertReading = (
    caseId: CaseId,
    interactionId: InteractionId,
    { requestedItems, deadlines, submissionId }: ReplyReading & Pick<Reply, 'submissionId'>,
  ): void => repository.insert({ caseId, interactionId, submissionId, requestedItems, deadlines });
  return {
    /** Newest first. */
    list: repository.list,
    /** Inside the caller's transaction. */
    insertReading,
    add: (caseId: CaseId, reply: z.output<typeof newReplySchema>): Result<Reply> => {
      if (!hasCase(caseId)) return notFound('case', caseId);
      const { contact, status, deadlineOn, submissionId } = reply;
      const known = requireKnown('reply.contact.channel', 'channel', [contact.channel], options.catalogue.channels);
      if (!known.ok) return known;
      if (!knowsSubmission(caseId, submissionId)) return notFound('submission', submissionId ?? '');
      const events = ['submissions.changed', 'interactions.changed'] as const;
      const interactionId = change({ caseId, name: say`Add reply`, events }, () => {
        const interaction = options.insertInteraction(caseId, { ...contact, direction: 'in' });
        insertReading(caseId, interaction.id, reply);
        if (status !== null) options.setStatus(caseId, status);
        if (deadlineOn !== null) options.setDeadline(caseId, deadlineOn);
        return interaction.id;
      });
      const added = repository.list(caseId).find((one) => one.interactionId === interactionId);
      return added ? ok(added) : notFound('reply', interactionId);
    },
    link: (caseId: CaseId, interactionId: InteractionId, submissionId: SubmissionId | null): Result<null> => {
      const current = repository.list(caseId).find((one) => one.interactionId === interactionId);
      if (!hasCase(caseId) || !current) return notFound('reply', interactionId);
      if (!knowsSubmission(caseId, submissionId)) return notFound('submission', submissionId ?? '');
      if (current.submissionId === submissionId) return ok(null);
      change({ caseId, name: say`Link reply`, events: ['submissions.changed'] }, () =>
        repository.link(caseId, interactionId, submissionId),
      );
      return ok(null);
    },
  };
}

export type RepliesService = ReturnType<typeof createRepliesService>;
