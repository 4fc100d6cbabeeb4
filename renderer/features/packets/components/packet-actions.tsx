import { useLingui } from '@lingui/react/macro';
import { Eye, FolderOutput, RefreshCw } from 'lucide-react';
import { Button } from '../../../components/button/button.tsx';
import { Tooltip } from '../../../components/tooltip/tooltip.tsx';
import { formatKeys } from '../../../lib/key-names.ts';
import type { ExportModel, PreviewModel } from '../use-packet.ts';

export type PacketActionsProps = {
  readonly preview: PreviewModel;
  readonly kit: ExportModel;
  /** Something in the case stops every packet. */
  readonly isBlocked: boolean;
};

/** Preview and Export. */
export function PacketActions({ preview, kit, isBlocked }: PacketActionsProps) {
  const { t } = useLingui();
  const isCurrent = preview.made !== null && !preview.isStale;
  return (
    <>
      <Button
        icon={preview.made ? RefreshCw : Eye}
        isDisabled={isBlocked || preview.running !== undefined || isCurrent}
        onPress={() => void preview.start()}
      >
        {preview.made ? t`Update preview` : t`Preview`}
      </Button>
      <Tooltip text={t`Write the packet and its files into a folder`} keys={formatKeys('Mod+E')}>
        <Button
          variant="primary"
          icon={FolderOutput}
          isDisabled={isBlocked || kit.running !== undefined}
          onPress={() => void kit.start()}
        >
          {kit.running ? t`Exporting…` : t`Export…`}
        </Button>
      </Tooltip>
    </>
  );
}
