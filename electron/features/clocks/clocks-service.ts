import type { CaseDetail, CaseSummary } from '../../../shared/contracts/cases.ts';
import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import {
  applyHolidayChanges,
  getCalendar,
  type HolidayChanges,
} from '../../../shared/domain/clocks/business-calendar.ts';
import type { CaseClock, DueClock } from '../../../shared/domain/clocks/case-clock.ts';
import type { ClockRules } from '../../../shared/domain/clocks/follow-up.ts';
import { judgeContact, type ContactJudgement } from '../../../shared/domain/clocks/judge-contact.ts';
import { listClocks, listDue, type ClockedCase, type ClockMoment } from '../../../shared/domain/clocks/list-clocks.ts';
import { dayInZone } from '../../../shared/domain/clocks/time-zone.ts';
import type { WatchTask } from '../../../shared/domain/clocks/watch-task.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ClocksRepository } from './clocks-repository.ts';

type Options = {
  readonly catalogue: Catalogue;
  readonly getHolidayChanges: () => HolidayChanges;
  readonly repository: ClocksRepository;
  readonly cases: {
    list(): readonly CaseSummary[];
    get(caseId: CaseId): Result<CaseDetail>;
  };
  readonly interactions: { list(caseId: CaseId): ClockedCase['interactions'] };
  readonly watch: { list(caseId: CaseId): readonly WatchTask[] };
  readonly now: () => Date;
  /** The user's zone (IANA); asked each time, because people travel. */
  readonly ownZone: () => string;
};

/** The days that cases wait for. Nothing of it is stored: it follows from the case, the catalogue and the time. */
export function createClocksService(options: Options) {
  const { catalogue, cases, interactions, watch, now, ownZone } = options;
  const rules = (): ClockRules => ({
    clocks: catalogue.clocks,
    calendars: applyHolidayChanges(catalogue.calendars, options.getHolidayChanges()),
  });
  const moment = (): ClockMoment => ({ now: now(), ownZone: ownZone() });
  const listOf = ({ case: value, account, noticeText }: CaseDetail): readonly CaseClock[] => {
    const it: ClockedCase = {
      ...{ case: value, marketplace: account.marketplace, noticeText },
      interactions: interactions.list(value.id),
      watchTasks: watch.list(value.id),
    };
    return listClocks(it, moment(), rules());
  };
  const listAll = (): readonly DueClock[] => {
    // Once for all cases: the settings and the zone are read and checked each time.
    const [at, found] = [moment(), rules()];
    const { contacts, watchTasks, noticeTexts } = options.repository.readAll();
    const all = cases.list().flatMap((row): readonly DueClock[] => {
      if (row.isExample) return [];
      const it: ClockedCase = {
        ...{ case: row, marketplace: row.marketplace, noticeText: noticeTexts.get(row.id) ?? '' },
        ...{ interactions: contacts.get(row.id) ?? [], watchTasks: watchTasks.get(row.id) ?? [] },
      };
      const shared = { caseId: row.id, caseTitle: row.title, storeName: row.storeName, marketplace: row.marketplace };
      return listClocks(it, at, found).map((clock) => ({ ...shared, clock }));
    });
    return all.sort((a, b) => a.clock.endsAt.localeCompare(b.clock.endsAt) || a.caseId.localeCompare(b.caseId));
  };
  return {
    /** Soonest first. */
    list: (caseId: CaseId): Result<readonly CaseClock[]> => {
      const detail = cases.get(caseId);
      return detail.ok ? ok(listOf(detail.value)) : detail;
    },
    /** Of every case but the example, soonest first. */
    listAll,
    /** What asks something of the user within a week or before. */
    listDue: (): readonly DueClock[] => {
      const byCase = Map.groupBy(listAll(), ({ caseId }) => caseId);
      const due = new Set([...byCase.values()].flatMap((rows) => listDue(rows.map(({ clock }) => clock))));
      return [...byCase.values()]
        .flat()
        .filter(({ clock }) => due.has(clock))
        .sort(bySoonest);
    },
    judgeContact: (caseId: CaseId): Result<ContactJudgement> => {
      const detail = cases.get(caseId);
      if (!detail.ok) return detail;
      const { case: value, account } = detail.value;
      const { marketplace } = account;
      const found = rules();
      const today = dayInZone(now(), getCalendar(found.calendars, marketplace).timeZone);
      const { reasons, deadlineOn } = value;
      return ok(judgeContact({ contacts: interactions.list(caseId), today, reasons, marketplace, deadlineOn }, found));
    },
    /** Business days and usual times, with the user's own days off. */
    rules,
  };
}

export type ClocksService = ReturnType<typeof createClocksService>;

function bySoonest(a: DueClock, b: DueClock): number {
  return a.clock.endsAt.localeCompare(b.clock.endsAt) || a.caseId.localeCompare(b.caseId);
}
