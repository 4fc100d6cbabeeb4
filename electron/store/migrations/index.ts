import type { Migration } from '../migrate.ts';
import { initial } from './0001-initial.ts';
import { removedEvidence } from './0002-removed-evidence.ts';
import { readEvidence } from './0003-read-evidence.ts';
import { caseChannel } from './0004-case-channel.ts';
import { packetOptions } from './0005-packet-options.ts';
import { typedSales } from './0006-typed-sales.ts';
import { setAside } from './0007-set-aside.ts';
import { contactLog } from './0008-contact-log.ts';
import { caseReviews } from './0009-case-reviews.ts';
import { sentFiles } from './0010-sent-files.ts';
import { planNotes } from './0011-plan-notes.ts';
import { watchAndStores } from './0012-watch-and-stores.ts';
import { auditList } from './0013-audit-list.ts';
import { revisionLetters } from './0014-revision-letters.ts';
import { reviewSearch } from './0015-review-search.ts';
import { deletions } from './0016-deletions.ts';

/** Every step from an empty file to today's schema, in order. Released steps are frozen (a test holds their hashes). */
export const migrations: readonly Migration[] = [
  initial,
  removedEvidence,
  readEvidence,
  caseChannel,
  packetOptions,
  typedSales,
  setAside,
  contactLog,
  caseReviews,
  sentFiles,
  planNotes,
  watchAndStores,
  auditList,
  revisionLetters,
  reviewSearch,
  deletions,
];
