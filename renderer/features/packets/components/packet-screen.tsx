import { useLingui } from '@lingui/react/macro';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { Panel } from '../../../components/panel/panel.tsx';
import type { PacketPagesHandle } from '../../../components/packet-pages/packet-pages.tsx';
import { ScreenHeader } from '../../../components/screen-header/screen-header.tsx';
import { useCommand } from '../../../lib/commands.ts';
import { showToast } from '../../../lib/toast-queue.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useLivePacket } from '../../../lib/live-packet.ts';
import { useKitPlan } from '../use-kit-plan.ts';
import { useExport } from '../use-packet.ts';
import { ChannelPanel } from './channel-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { KitTexts } from './kit-texts.tsx';
import { LivePacketView } from './live-packet-view.tsx';
import { PacketActions } from './packet-actions.tsx';
import { PacketChecks } from './packet-checks.tsx';
import { PacketContents } from './packet-contents.tsx';
import { PacketOptionsPanel } from './packet-options-panel.tsx';
import { PacketSizePanel } from './packet-size-panel.tsx';
import styles from './packet-screen.module.css';
import { PastePanel } from './paste-panel.tsx';

/**
 * Drawn again only when what they show has become another. The screen itself is drawn with each page that is read, and
 * their fields cost more than that page.
 */
const [Channel, Size, Options] = [memo(ChannelPanel), memo(PacketSizePanel), memo(PacketOptionsPanel)];
const [Checks, Live] = [memo(PacketChecks), memo(LivePacketView)];

export type PacketScreenProps = { readonly caseId: string };

/** The packet: what stops it, what it holds, how it looks, and the way out of the application. */
export function PacketScreen({ caseId }: PacketScreenProps) {
  const { t } = useLingui();
  const id = caseId as CaseId;
  const { today } = useAnswer('system.info', {});
  const findings = useAnswer('cases.check', { caseId: id });
  const live = useLivePacket(id, today);
  const kit = useExport(id, today);
  const view = useRef<PacketPagesHandle>(null);
  const [pageNumber, setPageNumber] = useState(1);
  const goToPage = useCallback((page: number) => view.current?.goToPage(page), []);
  const isBlocked = findings.some((finding) => finding.level === 'error');
  const laidOut = live.error ? null : live.packet;
  const planned = useKitPlan(id, today, laidOut);
  useCommand('export-packet', () => void kit.start(), !isBlocked && !kit.running);
  // What one wants on paper is the packet, not the window.
  useCommand('print', () => showToast({ text: t`Export the packet, then print the PDF from its folder.` }));
  const texts = useMemo(
    () => (planned?.rules ? <KitTexts plan={planned} /> : <PastePanel caseId={id} packet={laidOut} />),
    [id, planned, laidOut],
  );
  return (
    <>
      <ScreenHeader
        title={t`Packet`}
        subtitle={t`One PDF in which every citation leads to its page, and the files that go with it.`}
        hasSaveStatus={false}
        actions={<PacketActions kit={kit} isBlocked={isBlocked} />}
      />
      <div className={styles.body}>
        <Panel label={t`What is in the packet`} className={styles.side}>
          <ExportPanel caseId={caseId} model={kit} />
          {/* Once the kit is made, pasting is what comes next. */}
          {kit.made && texts}
          <Channel caseId={id} plan={planned} />
          <Size caseId={id} plan={planned} />
          <Options caseId={id} />
          <Checks caseId={caseId} findings={findings} />
          <PacketContents caseId={id} packet={live.packet} pageNumber={pageNumber} onGoTo={goToPage} />
          {!kit.made && texts}
        </Panel>
        <Live ref={view} caseId={id} live={live} onPageChange={setPageNumber} />
      </div>
    </>
  );
}
