import { useEffect } from 'react';
import { create } from 'zustand';
import type { LocalDate } from '../../shared/domain/dates.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { PacketPages } from '../../shared/domain/packet-pages.ts';
import type { AppError } from '../../shared/errors.ts';
import { subscribe, tryCall } from './client.ts';

export type LivePacket = {
  /** The newest pages that could be laid out; null before the first ones. */
  readonly packet: PacketPages | null;
  /** The case has changed since, and its pages are being laid out. */
  readonly isBehind: boolean;
  /** Why the case as it is now can't be laid out; null when it can. */
  readonly error: AppError | null;
};

const NOTHING: LivePacket = { packet: null, isBehind: true, error: null };
/** Several changes that come at once, as one. */
const GATHER_MS = 40;

const useLivePackets = create<{ readonly byCase: Readonly<Record<string, LivePacket>> }>(() => ({ byCase: {} }));

/** The pages of a case's packet, laid out again with each change for as long as somebody looks. @param date printed on the letter */
export function useLivePacket(caseId: CaseId, date: LocalDate): LivePacket {
  useEffect(() => watchPacket(caseId, date), [caseId, date]);
  return useLivePackets(({ byCase }) => byCase[caseId]) ?? NOTHING;
}

/** Lays out now and after each change. Never two at a time: what changes meanwhile is laid out after it. */
function watchPacket(caseId: CaseId, date: LocalDate): () => void {
  let timer: number | undefined;
  let isRunning = false;
  let isStopped = false;
  const layOut = async (): Promise<void> => {
    isRunning = true;
    const answer = await tryCall('packets.layOutPages', { caseId, date });
    isRunning = false;
    if (isStopped) return;
    const isBehind = timer !== undefined;
    if (answer.ok) note(caseId, { packet: answer.value, isBehind, error: null });
    else note(caseId, { isBehind, error: answer.error });
  };
  const start = (): void => {
    if (isRunning) {
      timer = window.setTimeout(start, GATHER_MS);
      return;
    }
    timer = undefined;
    void layOut();
  };
  const ask = ({ caseId: changed }: { readonly caseId?: string | undefined }): void => {
    if (changed !== undefined && changed !== caseId) return;
    note(caseId, { isBehind: true });
    timer ??= window.setTimeout(start, GATHER_MS);
  };
  note(caseId, { isBehind: true });
  start();
  const ends = [
    subscribe('plans.changed', ask),
    subscribe('evidence.changed', ask),
    subscribe('cases.changed', ask),
    subscribe('highlights.changed', ask),
    // An account's name and address stand in the letters of all its cases.
    subscribe('accounts.changed', () => ask({})),
    subscribe('settings.changed', () => ask({})),
  ];
  return () => {
    isStopped = true;
    window.clearTimeout(timer);
    for (const end of ends) end();
  };
}

function note(caseId: string, change: Partial<LivePacket>): void {
  useLivePackets.setState(({ byCase }) => ({
    byCase: { ...byCase, [caseId]: { ...NOTHING, ...byCase[caseId], ...change } },
  }));
}
