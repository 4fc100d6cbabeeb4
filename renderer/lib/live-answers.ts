import type { CallName, EventName } from '../../shared/contracts/index.ts';
import { subscribe } from './client.ts';
import { applyJob, loadJobs } from './job-store.ts';
import { queryClient } from './query-client.ts';

type ChangeEvent = Extract<EventName, `${string}.changed`> | 'evidence.textRead';

/** What follows from the day and from everything that a case holds. */
const CLOCKS = ['clocks.list', 'clocks.listDue', 'clocks.judgeContact'] as const;

/** Which answers an event makes stale. */
const TOUCHED: Readonly<Partial<Record<ChangeEvent, readonly CallName[]>>> = {
  'accounts.changed': ['channels.planKit', 'accounts.list', 'cases.list', 'cases.get', 'cases.check'],
  'cases.changed': [
    ...CLOCKS,
    'stores.ties',
    'channels.planKit',
    'evidence.listOtherUses',
    'cases.list',
    'cases.listRemoved',
    'deletion.list',
    'cases.get',
    'cases.check',
    'accounts.list',
    'search.find',
  ],
  'evidence.changed': [
    'channels.planKit',
    'evidence.list',
    'evidence.listRemoved',
    'evidence.listOtherUses',
    'evidence.listVersions',
    'evidence.listAttachments',
    'evidence.readMail',
    'evidence.readTable',
    'evidence.readPlainText',
    'cases.list',
    'cases.get',
    'cases.check',
    'search.find',
  ],
  'highlights.changed': ['channels.planKit', 'highlights.list', 'cases.check', 'cases.list'],
  'evidence.textRead': ['evidence.readText', 'search.find'],
  'interactions.changed': [
    'submissions.listReplies',
    ...CLOCKS,
    'interactions.list',
    'interactions.get',
    'interactions.find',
    'interactions.listRemoved',
    'interactions.listVersions',
    'cases.list',
    'cases.check',
    'search.find',
  ],
  'drafts.changed': ['drafts.list'],
  'plans.changed': [
    'channels.planKit',
    'plans.get',
    'plans.getNotes',
    'plans.listRevisions',
    'cases.check',
    'search.find',
  ],
  'submissions.changed': [
    'submissions.list',
    'submissions.listReplies',
    'channels.planKit',
    'interactions.list',
    'plans.listRevisions',
    'cases.get',
    'cases.list',
    'cases.check',
  ],
  'history.changed': ['history.get'],
  'setAside.changed': ['setAside.list', 'cases.check'],
  'reviews.changed': ['reviews.get', 'reviews.listRows', 'cases.check'],
  'settings.changed': [...CLOCKS, 'channels.planKit', 'settings.get', 'cases.check'],
  'clocks.changed': [...CLOCKS, 'system.info', 'cases.list', 'cases.check'],
  'watch.changed': [...CLOCKS, 'watch.list', 'cases.list'],
  'stores.changed': ['stores.ties', 'cases.list'],
  'backups.changed': ['backups.list'],
  'protection.changed': ['protection.status'],
  'folderBackups.changed': ['folderBackups.get'],
};

/** Answers of one case that another case's change makes stale too. */
const ACROSS_CASES: readonly string[] = ['evidence.listOtherUses'];

/** Keeps the cache true to what the application says; runs for the life of the window. */
export function startLiveAnswers(): void {
  for (const event of Object.keys(TOUCHED) as ChangeEvent[]) {
    subscribe(event, (payload) => {
      void refresh(event, findCaseId(payload));
    });
  }
  // Everything may be another; what no screen shows is forgotten, the rest asked for again.
  subscribe('backups.restored', () => {
    queryClient.removeQueries({ type: 'inactive' });
    void queryClient.invalidateQueries();
  });
  subscribe('jobs.changed', applyJob);
  void loadJobs();
}

/** Refetches what a changing call of the page has touched, without waiting for its event. */
export async function refreshAfter(name: CallName, input: unknown): Promise<void> {
  const event = `${name.split('.')[0]}.changed` as ChangeEvent;
  const caseId = findCaseId(input);
  await Promise.all([refresh(event, caseId), refresh('history.changed', caseId)]);
}

async function refresh(event: ChangeEvent, caseId: string | undefined): Promise<void> {
  const touched: readonly string[] = TOUCHED[event] ?? [];
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [name, input] }) => {
      if (!touched.includes(name as string)) return false;
      if (ACROSS_CASES.includes(name as string)) return true;
      const ofCase = findCaseId(input);
      return ofCase === undefined || caseId === undefined || ofCase === caseId;
    },
  });
}

function findCaseId(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('caseId' in value)) return undefined;
  return typeof value.caseId === 'string' ? value.caseId : undefined;
}
