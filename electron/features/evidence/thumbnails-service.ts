import type { CaseId, EvidenceId } from '../../../shared/domain/ids.ts';
import type { ThumbnailFolder } from '../../vault/thumbnail-folder.ts';
import type { EvidenceService } from './evidence-service.ts';

type Asked = { readonly caseId: CaseId; readonly evidenceId: EvidenceId; readonly sha256: string };

/** Small pictures of first pages. Only those of files that the evidence has right now are read and kept. */
export function createThumbnailsService(options: {
  readonly evidence: Pick<EvidenceService, 'findShown'>;
  readonly folder: Pick<ThumbnailFolder, 'read' | 'keep'>;
}) {
  const { evidence, folder } = options;
  const isOf = ({ caseId, evidenceId, sha256 }: Asked): boolean =>
    evidence.findShown(caseId, evidenceId)?.file.sha256 === sha256;
  return {
    /** Null when none is kept. */
    read: async (asked: Asked): Promise<Uint8Array | null> => (isOf(asked) ? folder.read(asked.sha256) : null),
    keep: async (asked: Asked, picture: Uint8Array): Promise<void> => {
      if (isOf(asked)) await folder.keep(asked.sha256, picture);
    },
  };
}

export type ThumbnailsService = ReturnType<typeof createThumbnailsService>;
