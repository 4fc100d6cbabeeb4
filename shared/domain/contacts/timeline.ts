import type { AccountDetails } from '../account.ts';
import { labelOf, type Catalogue } from '../catalogue.ts';
import type { CaseDetails } from '../case.ts';
import { formatLongDate, type LocalDate } from '../dates.ts';
import type { ContactPromise, InteractionDetails, InteractionOutcome } from '../interaction.ts';
import { compareMoments } from './compare-moments.ts';

/** One contact as a timeline for others shows it; nothing private is in it. English, as all that leaves the application. */
export type TimelineEntry = {
  /** `15 September 2026, 10:20 (America/New_York, UTC-04:00)`: in the zone in which the user told it. */
  readonly when: string;
  /** The same moment in UTC, for tables: `2026-09-15T14:20:00Z`. */
  readonly atUtc: string;
  readonly direction: 'in' | 'out';
  readonly way: string;
  readonly channel: string;
  readonly person: string;
  readonly amazonCaseId: string;
  readonly subject: string;
  readonly text: string;
  readonly outcome: string;
  /** Titles of the documents that came or went with it. */
  readonly attachments: readonly string[];
  readonly promises: readonly string[];
  readonly followUpOn: LocalDate | null;
  /** Its day is still to come: a planned call, or a wrong clock. */
  readonly isFuture: boolean;
};

export type Timeline = {
  readonly title: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Who made it, from what, as of when. */
  readonly origin: string;
  readonly entries: readonly TimelineEntry[];
};

export type TimelineInput = {
  readonly account: AccountDetails;
  readonly case: Pick<CaseDetails, 'caseIds' | 'complaintIds' | 'title'>;
  readonly interactions: readonly InteractionDetails[];
  /** Titles of evidence by id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly catalogue: Pick<Catalogue, 'channels' | 'marketplaces'>;
  /** The day as of which it is made. */
  readonly today: LocalDate;
};

const OUTCOMES: Readonly<Record<InteractionOutcome, string>> = {
  more_info: 'More information asked for',
  not_implemented: 'Steps not yet carried out, according to Amazon',
  proof_only: 'Proof asked for',
  wrong_channel: 'Wrong channel',
  under_review: 'Under review',
  denied: 'Refused',
  final: 'Finally refused',
  partial: 'Partly granted',
  reinstated: 'Reinstated',
};

export const TIMELINE_TITLE = 'Timeline of contacts with Amazon';

/** The log as others may see it: oldest first, without entries that are left out and without private notes. */
export function makeTimeline(input: TimelineInput): Timeline {
  const { account, today } = input;
  const shown = input.interactions.filter(({ inTimeline }) => inTimeline).toSorted(compareMoments);
  return {
    title: TIMELINE_TITLE,
    facts: listFacts(input),
    origin: `Made by ${account.legalName || account.storeName} from its own log of contacts, as of ${formatLongDate(today)}. Times are as they were written down, with their offset from UTC.`,
    entries: shown.map((one) => toEntry(one, input)),
  };
}

function listFacts({ account, case: it, catalogue }: TimelineInput): Timeline['facts'] {
  return [
    { label: 'Store', value: account.storeName },
    { label: 'Legal entity', value: account.legalName },
    { label: 'Merchant token', value: account.merchantToken },
    { label: 'Marketplace', value: labelOf(catalogue.marketplaces, account.marketplace) },
    { label: 'Case ID', value: it.caseIds.join(', ') },
    { label: 'Complaint ID', value: it.complaintIds.join(', ') },
  ].filter(({ value }) => value !== '');
}

function toEntry(one: InteractionDetails, { titles, catalogue, today }: TimelineInput): TimelineEntry {
  return {
    when: formatWhen(one),
    atUtc: new Date(one.at).toISOString().replace(/\.\d+Z$/, 'Z'),
    direction: one.direction,
    way: one.direction === 'in' ? 'From Amazon' : 'To Amazon',
    channel: labelOf(catalogue.channels, one.channel),
    person: one.person,
    amazonCaseId: one.amazonCaseId,
    subject: one.subject,
    text: [one.summary, one.body].filter((text) => text.trim() !== '').join('\n\n'),
    outcome: one.outcome === null ? '' : OUTCOMES[one.outcome],
    attachments: one.attachments.flatMap((id) => titles.get(id) ?? []),
    promises: one.promises.map(describePromise),
    followUpOn: one.followUpOn,
    isFuture: one.at.slice(0, 10) > today,
  };
}

function describePromise({ text, by, dueOn }: ContactPromise): string {
  const who = by === 'amazon' ? 'Amazon' : 'We';
  return `${who}: ${text}${dueOn === null ? '' : ` (by ${formatLongDate(dueOn)})`}`;
}

/** Day and time as they were written, with the zone. */
function formatWhen({ at, zone }: Pick<InteractionDetails, 'at' | 'zone'>): string {
  const offset = /(Z|[+-]\d{2}:\d{2})$/.exec(at)?.[0] ?? 'Z';
  const utc = offset === 'Z' || offset === '+00:00' ? 'UTC' : `UTC${offset}`;
  return `${formatLongDate(at.slice(0, 10))}, ${at.slice(11, 16)} (${zone === '' || zone === 'UTC' ? utc : `${zone}, ${utc}`})`;
}
