import { useLingui } from '@lingui/react/macro';
import { FolderOutput } from 'lucide-react';
import { Button } from '../../../components/button/button.tsx';
import { Tooltip } from '../../../components/tooltip/tooltip.tsx';
import { formatKeys } from '../../../lib/key-names.ts';
import type { ExportModel } from '../use-packet.ts';

export type PacketActionsProps = {
  readonly kit: ExportModel;
  /** Something in the case stops every packet. */
  readonly isBlocked: boolean;
};

/** Export. */
export function PacketActions({ kit, isBlocked }: PacketActionsProps) {
  const { t } = useLingui();
  return (
    <Tooltip text={t`Write the packet and its files into a folder`} keys={formatKeys('Mod+E')}>
      <Button
        variant={kit.made && !kit.isStale ? 'secondary' : 'primary'}
        icon={FolderOutput}
        isDisabled={isBlocked || kit.running !== undefined}
        onPress={() => void kit.start()}
      >
        {kit.running ? t`Exporting…` : t`Export…`}
      </Button>
    </Tooltip>
  );
}
