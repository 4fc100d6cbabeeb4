import { useLingui } from '@lingui/react/macro';
import { Eye, FolderOutput, RefreshCw } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Button } from '../../../components/button/button.tsx';
import { Panel } from '../../../components/panel/panel.tsx';
import type { PdfViewHandle } from '../../../components/pdf-view/pdf-view.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { Tooltip } from '../../../components/tooltip/tooltip.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { formatKeys } from '../../../lib/key-names.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { usePacket } from '../use-packet.ts';
import { ExportPanel } from './export-panel.tsx';
import { PacketChecks } from './packet-checks.tsx';
import { PacketContents } from './packet-contents.tsx';
import { PacketPreview } from './packet-preview.tsx';
import styles from './packet-screen.module.css';
import { PastePanel } from './paste-panel.tsx';

export type PacketScreenProps = { readonly caseId: string };

/** The packet: what stops it, what it holds, how it looks, and the way out of the application. */
export function PacketScreen({ caseId }: PacketScreenProps) {
  const { t } = useLingui();
  const id = caseId as CaseId;
  const { today } = useAnswer('system.info', {});
  const findings = useAnswer('cases.check', { caseId: id });
  const packet = usePacket(id, today);
  const view = useRef<PdfViewHandle>(null);
  const [pageNumber, setPageNumber] = useState(1);
  const goToPage = useCallback((page: number) => view.current?.goToPage(page), []);
  const isBlocked = findings.some((finding) => finding.level === 'error');
  const { preview } = packet;
  const isCurrent = preview.made !== null && !preview.isStale;
  const canExport = !isBlocked && !packet.export.running;
  const startExport = (): void => void packet.startExport();
  useCommand('export-packet', startExport, canExport);
  return (
    <>
      <ScreenHeader
        title={t`Packet`}
        subtitle={t`One PDF in which every citation leads to its page, and the files that go with it.`}
        hasSaveStatus={false}
        actions={
          <>
            <Button
              icon={preview.made ? RefreshCw : Eye}
              isDisabled={isBlocked || preview.running !== undefined || isCurrent}
              onPress={() => void packet.startPreview()}
            >
              {preview.made ? t`Update preview` : t`Preview`}
            </Button>
            <Tooltip text={t`Write the packet and its files into a folder`} keys={formatKeys('Mod+E')}>
              <Button variant="primary" icon={FolderOutput} isDisabled={!canExport} onPress={startExport}>
                {packet.export.running ? t`Exporting…` : t`Export…`}
              </Button>
            </Tooltip>
          </>
        }
      />
      <div className={styles.body}>
        <Panel label={t`What is in the packet`} className={styles.side}>
          <ExportPanel caseId={caseId} model={packet.export} />
          <PacketChecks caseId={caseId} findings={findings} />
          <PacketContents
            caseId={id}
            report={preview.made?.report ?? null}
            isStale={preview.isStale}
            pageNumber={pageNumber}
            onGoTo={goToPage}
          />
          <PastePanel caseId={id} report={isCurrent ? (preview.made?.report ?? null) : null} />
        </Panel>
        <PacketPreview
          ref={view}
          caseId={caseId}
          model={preview}
          isBlocked={isBlocked}
          onStart={() => void packet.startPreview()}
          onPageChange={setPageNumber}
        />
      </div>
    </>
  );
}
