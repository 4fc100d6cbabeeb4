import type { LocalDate } from '../../../shared/domain/dates.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { KitPlan } from '../../../shared/domain/kit-plan.ts';
import type { PacketPages } from '../../../shared/domain/packet-pages.ts';
import { useLatestAnswer } from '../../lib/use-answer.ts';

/**
 * The kit as an export would make it now; undefined until it is known.
 * @param packet as it is now, for its page numbers; null while it isn't laid out
 */
export function useKitPlan(caseId: CaseId, date: LocalDate, packet: PacketPages | null): KitPlan | undefined {
  const firstPages =
    packet && Object.fromEntries(packet.exhibits.map(({ evidenceId, firstPage }) => [evidenceId, firstPage]));
  return useLatestAnswer(true, 'channels.planKit', { caseId, date, firstPages });
}
