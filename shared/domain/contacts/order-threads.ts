/** What tells where an e-mail belongs in its thread. */
export type ThreadMail = {
  /** Empty: it has none. */
  readonly messageId: string;
  readonly inReplyTo: string;
  /** Ids of the messages before it, oldest first (RFC 5322 3.6.4). */
  readonly references: readonly string[];
  /** With its offset. */
  readonly at: string;
};

export type Threaded<Mail> = {
  readonly mail: Mail;
  /** It answers an e-mail whose date is later: one of the two clocks was wrong. */
  readonly isBeforeParent: boolean;
};

/**
 * Puts e-mails in the order in which people wrote them: by date, and an answer never before what it answers, whatever
 * the dates say. Circles of answers, which only broken mails have, are parted at their first mail.
 */
export function orderThreads<Mail extends ThreadMail>(mails: readonly Mail[]): readonly Threaded<Mail>[] {
  const sorted = [...mails].sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || compare(a.messageId, b.messageId));
  const byId = new Map(sorted.filter(({ messageId }) => messageId !== '').map((mail) => [mail.messageId, mail]));
  const ordered: Threaded<Mail>[] = [];
  const placed = new Set<Mail>();
  for (const start of sorted) {
    // Up to the first message of the thread that is not placed yet; then down again.
    const chain: Mail[] = [];
    let mail: Mail | undefined = start;
    while (mail && !placed.has(mail) && !chain.includes(mail)) {
      chain.push(mail);
      mail = findParent(mail, byId);
    }
    for (const next of chain.reverse()) {
      placed.add(next);
      const parent = findParent(next, byId);
      const isBeforeParent = parent !== undefined && Date.parse(next.at) < Date.parse(parent.at);
      ordered.push({ mail: next, isBeforeParent });
    }
  }
  return ordered;
}

/** The nearest earlier message that is there. */
function findParent<Mail extends ThreadMail>(mail: Mail, byId: ReadonlyMap<string, Mail>): Mail | undefined {
  const ids = [mail.inReplyTo, ...[...mail.references].reverse()];
  const found = ids.map((id) => byId.get(id)).find((parent) => parent !== undefined && parent !== mail);
  return found;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
