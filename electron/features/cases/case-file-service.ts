import type { AccountDetails } from '../../../shared/domain/account.ts';
import type { CaseFile, CheckedCase, LoggedInteraction } from '../../../shared/domain/case-file.ts';
import { caseDetailsSchema } from '../../../shared/domain/case.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import { checkCase } from '../../../shared/domain/checks/check-case.ts';
import { ADDRESS_PAPERS } from '../../../shared/domain/checks/identity-checks.ts';
import type { Contact } from '../../../shared/domain/clocks/open-submission.ts';
import type { ClockRules } from '../../../shared/domain/clocks/follow-up.ts';
import type { WatchTask } from '../../../shared/domain/clocks/watch-task.ts';
import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { Draft } from '../../../shared/domain/draft.ts';
import { selectedPages, type Evidence, type EvidenceVersion } from '../../../shared/domain/evidence.ts';
import type { Finding } from '../../../shared/domain/finding.ts';
import type { Highlight } from '../../../shared/domain/highlight.ts';
import type { CaseId, InteractionId } from '../../../shared/domain/ids.ts';
import { detailsOfInteraction, type Interaction, type InteractionVersion } from '../../../shared/domain/interaction.ts';
import type { PageText } from '../../../shared/domain/page-text.ts';
import type { PlanNotes } from '../../../shared/domain/plan-notes.ts';
import type { Plan } from '../../../shared/domain/plan.ts';
import type { CaseReview } from '../../../shared/domain/review.ts';
import type { Reply } from '../../../shared/domain/reply.ts';
import type { SetAside } from '../../../shared/domain/set-aside.ts';
import { findNextRound, submissionRecordSchema, type Submission } from '../../../shared/domain/submission.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { CasesService } from './cases-service.ts';

type Options = {
  readonly cases: Pick<CasesService, 'get'>;
  readonly plans: { get(caseId: CaseId): Plan; getNotes(caseId: CaseId): PlanNotes };
  readonly evidence: {
    list(caseId: CaseId): readonly Evidence[];
    listAllVersions(caseId: CaseId): Readonly<Record<string, readonly EvidenceVersion[]>>;
  };
  readonly highlights: { listOfCase(caseId: CaseId): readonly Highlight[] };
  readonly interactions: {
    listFull(caseId: CaseId): readonly Interaction[];
    listContacts(caseId: CaseId): readonly (Contact & { readonly id: InteractionId })[];
    listAllVersions(caseId: CaseId): ReadonlyMap<InteractionId, readonly InteractionVersion[]>;
  };
  readonly drafts: { list(caseId: CaseId): readonly Draft[] };
  readonly setAside: { list(caseId: CaseId): readonly SetAside[] };
  readonly reviews: { load(caseId: CaseId): CaseReview };
  readonly pageTexts: { list(sha256: string): readonly PageText[] };
  readonly submissions: { list(caseId: CaseId): readonly Submission[] };
  readonly replies: { list(caseId: CaseId): readonly Reply[] };
  readonly watch: { list(caseId: CaseId): readonly WatchTask[] };
  /** Further accounts that a case touches. */
  readonly listOtherAccounts: (caseId: CaseId) => readonly AccountDetails[];
  /** Business days and usual times, with the user's own days off. */
  readonly clocks: { rules(): ClockRules };
  readonly catalogue: Catalogue;
  readonly today: () => LocalDate;
};

const detailsOnlySchema = caseDetailsSchema.strip();
const recordOnlySchema = submissionRecordSchema.strip();

/** A case with all its parts at one moment, and what the checks find in it. */
export function createCaseFileService(options: Options) {
  // One connection and no pause in between: nothing can change while the parts are read.
  const loadWith = (
    caseId: CaseId,
    log: readonly { readonly id: InteractionId }[],
  ): Result<Omit<CaseFile, 'interactions'>> => {
    const found = options.cases.get(caseId);
    if (!found.ok) return found;
    const { account, case: value, noticeText } = found.value;
    const { id: _accountId, ...accountDetails } = account;
    const { caseId: _caseId, updatedAt: _updatedAt, ...plan } = options.plans.get(caseId);
    return ok({
      account: accountDetails,
      case: detailsOnlySchema.parse(value),
      noticeText,
      plan,
      evidence: options.evidence.list(caseId),
      earlierVersions: options.evidence.listAllVersions(caseId),
      highlights: options.highlights.listOfCase(caseId),
      drafts: options.drafts.list(caseId),
      setAside: options.setAside.list(caseId),
      review: options.reviews.load(caseId),
      planNotes: options.plans.getNotes(caseId),
      ...fileSent(options, caseId, log),
      watchTasks: options.watch.list(caseId).map(({ id: _id, caseId: _of, ...task }) => task),
      otherAccounts: options.listOtherAccounts(caseId),
    });
  };
  const load = (caseId: CaseId): Result<CaseFile> => {
    const log = options.interactions.listFull(caseId);
    const file = loadWith(caseId, log);
    return file.ok ? ok({ ...file.value, interactions: listLogged(options, caseId, log) }) : file;
  };
  // The texts of a long log are most of a case, and no check reads them.
  const loadForChecks = (caseId: CaseId): Result<CheckedCase> => {
    const interactions = options.interactions.listContacts(caseId);
    const file = loadWith(caseId, interactions);
    return file.ok ? ok({ ...file.value, interactions }) : file;
  };
  const catalogue = (): Catalogue => ({ ...options.catalogue, calendars: [...options.clocks.rules().calendars] });
  return {
    load,
    /** Findings, worst first, those on the text of documents included as far as it was read. */
    check: (caseId: CaseId, date: LocalDate = options.today()): Result<readonly Finding[]> => {
      const file = loadForChecks(caseId);
      if (!file.ok) return file;
      const textByEvidence = gatherAddressTexts(file.value.evidence, options.pageTexts);
      return ok(checkCase({ ...file.value, textByEvidence }, catalogue(), date));
    },
    /**
     * Findings, worst first, that depend on the case alone: the same for the same case, whether or not its documents were
     * read in the meantime. @param date the day of submission
     */
    checkOn: (caseId: CaseId, date: LocalDate): Result<readonly Finding[]> => {
      const file = loadForChecks(caseId);
      return file.ok ? ok(checkCase(file.value, catalogue(), date)) : file;
    },
  };
}

export type CaseFileService = ReturnType<typeof createCaseFileService>;

/** What was sent and answered, with its entries in the log by their place there. */
function fileSent(
  { submissions, replies }: Options,
  caseId: CaseId,
  log: readonly { readonly id: InteractionId }[],
): Pick<CaseFile, 'round' | 'submissions' | 'replies'> {
  const sent = submissions.list(caseId);
  const places = new Map<string, number>(log.map(({ id }, index) => [id, index]));
  const placeOf = (id: InteractionId | null): number | null => (id === null ? null : (places.get(id) ?? null));
  const answered = replies.list(caseId).flatMap(({ interactionId, submissionId, requestedItems, deadlines }) => {
    const logEntry = placeOf(interactionId);
    const index = sent.findIndex(({ id }) => id === submissionId);
    return logEntry === null ? [] : [{ logEntry, answers: index === -1 ? null : index, requestedItems, deadlines }];
  });
  return {
    round: findNextRound(sent),
    submissions: sent.map((one) => ({
      ...recordOnlySchema.parse(one),
      logEntry: placeOf(one.interactionId),
    })),
    replies: answered,
  };
}

function listLogged(
  { interactions }: Options,
  caseId: CaseId,
  log: readonly Interaction[],
): readonly LoggedInteraction[] {
  const versions = interactions.listAllVersions(caseId);
  return log.map((entry) => {
    const earlierVersions = versions.get(entry.id);
    const { createdAt } = entry;
    return { ...detailsOfInteraction(entry), createdAt, ...(earlierVersions ? { earlierVersions } : {}) };
  });
}

/** The text of the used pages of papers that show an address. */
function gatherAddressTexts(
  evidence: readonly Evidence[],
  pageTexts: Options['pageTexts'],
): Readonly<Record<string, string>> {
  const papers = evidence.filter(({ include, type }) => include && ADDRESS_PAPERS.has(type));
  return Object.fromEntries(
    papers.map((item) => {
      const used = new Set(selectedPages(item));
      const pages = pageTexts.list(item.file.sha256).filter(({ pageNumber }) => used.has(pageNumber));
      return [item.id, pages.map(({ text }) => text).join('\n')];
    }),
  );
}
