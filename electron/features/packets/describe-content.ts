import type { CaseFile } from '../../../shared/domain/case-file.ts';
import { evidenceFactsSchema } from '../../../shared/domain/evidence.ts';
import type { PacketExhibit } from '../../../shared/domain/packet.ts';
import type { SentContent } from '../../../shared/domain/sent-content.ts';

const factsOf = evidenceFactsSchema.omit({ include: true }).strip();

/** What a case says at the moment of an export, for the kit's manifest. */
export function describeContent(file: CaseFile, exhibits: readonly PacketExhibit[]): Omit<SentContent, 'letter'> {
  return {
    round: file.round,
    path: file.case.path,
    plan: file.plan,
    exhibits: exhibits.flatMap(({ label, evidenceId }) => {
      const evidence = file.evidence.find(({ id }) => id === evidenceId);
      if (!evidence) return [];
      const { fileName, file: held } = evidence;
      return [{ ...factsOf.parse(evidence), label, evidenceId, fileName, sha256: held.sha256 }];
    }),
  };
}
