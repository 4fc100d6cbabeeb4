import type { CaseId } from '../../../../shared/domain/ids.ts';
import { useLivePacket } from '../../../lib/live-packet.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { LivePacketView } from './live-packet-view.tsx';

/** The packet's pages beside what is being written. */
export function LivePacketTab({ caseId }: { readonly caseId: string }) {
  const id = caseId as CaseId;
  const { today } = useAnswer('system.info', {});
  return <LivePacketView caseId={id} live={useLivePacket(id, today)} />;
}
