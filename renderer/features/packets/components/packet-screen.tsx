import { useLingui } from '@lingui/react/macro';
import { useCallback, useRef, useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Panel } from '../../../components/panel/panel.tsx';
import type { PdfViewHandle } from '../../../components/pdf-view/pdf-view.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useExport, usePreview } from '../use-packet.ts';
import { ExportPanel } from './export-panel.tsx';
import { PacketActions } from './packet-actions.tsx';
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
  const preview = usePreview(id, today);
  const kit = useExport(id, today);
  const view = useRef<PdfViewHandle>(null);
  const [pageNumber, setPageNumber] = useState(1);
  const goToPage = useCallback((page: number) => view.current?.goToPage(page), []);
  const isBlocked = findings.some((finding) => finding.level === 'error');
  const report = preview.made?.report ?? null;
  useCommand('export-packet', () => void kit.start(), !isBlocked && !kit.running);
  return (
    <>
      <ScreenHeader
        title={t`Packet`}
        subtitle={t`One PDF in which every citation leads to its page, and the files that go with it.`}
        hasSaveStatus={false}
        actions={<PacketActions preview={preview} kit={kit} isBlocked={isBlocked} />}
      />
      <div className={styles.body}>
        <Panel label={t`What is in the packet`} className={styles.side}>
          <ExportPanel caseId={caseId} model={kit} />
          <PacketChecks caseId={caseId} findings={findings} />
          <PacketContents
            caseId={id}
            report={report}
            isStale={preview.isStale}
            pageNumber={pageNumber}
            onGoTo={goToPage}
          />
          <PastePanel caseId={id} report={preview.isStale ? null : report} />
        </Panel>
        <PacketPreview ref={view} caseId={caseId} model={preview} isBlocked={isBlocked} onPageChange={setPageNumber} />
      </div>
    </>
  );
}
