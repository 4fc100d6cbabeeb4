import { Trans, useLingui } from '@lingui/react/macro';
import { Suspense, lazy, memo, useCallback, useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import { findCitedPage, type PacketPages } from '../../../../shared/domain/packet-pages.ts';
import type { PacketPagesHandle } from '../../../components/packet-pages/packet-pages.tsx';
import { getPieceThread } from '../../../components/packet-pages/piece-thread.ts';
import { seekCitation, useSoughtCitation } from '../../../lib/sought-citation.ts';
import { formatBytes } from '../../../lib/format-date.ts';
import type { LivePacket } from '../../../lib/live-packet.ts';
import { PacketFailure } from './packet-failure.tsx';
import styles from './live-packet-view.module.css';

const PageMap = lazy(async () => ({
  default: (await import('../../../components/packet-pages/page-map.tsx')).PageMap,
}));
const PacketPagesView = lazy(async () => ({
  default: (await import('../../../components/packet-pages/packet-pages.tsx')).PacketPages,
}));

export type LivePacketViewProps = {
  readonly caseId: CaseId;
  readonly live: LivePacket;
  readonly onPageChange?: (pageNumber: number) => void;
  readonly ref?: Ref<PacketPagesHandle>;
};

/** The packet as it is now: a map of its pages, and the pages themselves. They follow what is changed elsewhere. */
export function LivePacketView({ caseId, live, onPageChange, ref }: LivePacketViewProps) {
  const { packet, isBehind, error } = live;
  // It loads while the pages are laid out.
  useEffect(() => void getPieceThread(), []);
  return (
    <div className={styles.live}>
      <Banner caseId={caseId} packet={packet} isBehind={isBehind} error={error} />
      {packet?.size && packet.size.sourceBytes > packet.size.limitBytes && <SizeNote size={packet.size} />}
      {packet && (
        <Suspense fallback={null}>
          <SteadyPages caseId={caseId} packet={packet} onPageChange={onPageChange} ref={ref} />
        </Suspense>
      )}
    </div>
  );
}

/** What is said quickly passes unseen: only what takes longer than this is announced. */
const BANNER_AFTER_MS = 700;

function Banner({ caseId, packet, isBehind, error }: LivePacket & { readonly caseId: string }) {
  const isSlow = useLasting(isBehind);
  if (error && !isBehind) {
    return (
      <div className={styles.banner} data-tone="warning" role="status">
        {error.code === 'blocked' ? (
          <Trans>
            A citation leads to something that is not in the packet. These are the pages before that change.
          </Trans>
        ) : (
          <PacketFailure caseId={caseId} error={error} />
        )}
      </div>
    );
  }
  if (!isSlow) return packet ? null : <div className={styles.empty} />;
  return (
    <div className={styles.banner} role="status">
      <Trans>Laying out the pages…</Trans>
    </div>
  );
}

/** What an export will do that these pages don't show. */
function SizeNote({ size }: { readonly size: NonNullable<PacketPages['size']> }) {
  const { i18n } = useLingui();
  const all = formatBytes(size.sourceBytes, i18n.locale);
  const limit = formatBytes(size.limitBytes, i18n.locale);
  return (
    <div className={styles.banner} role="note">
      <Trans>
        The papers have {all}, the limit is {limit}. The export makes large pictures smaller or divides the packet into
        volumes. Here you see it in one piece, with the pictures as they are; page numbers can change.
      </Trans>
    </div>
  );
}

/** Whether something has been so for a while. */
function useLasting(isSo: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(isSo), isSo ? BANNER_AFTER_MS : 0);
    return () => clearTimeout(timer);
  }, [isSo]);
  return lasts && isSo;
}

type PagesProps = {
  readonly caseId: CaseId;
  readonly packet: PacketPages;
  readonly onPageChange: ((pageNumber: number) => void) | undefined;
  readonly ref: Ref<PacketPagesHandle> | undefined;
};

function Pages({ caseId, packet, onPageChange, ref }: PagesProps) {
  const { t } = useLingui();
  const view = useRef<PacketPagesHandle>(null);
  const [pageNumber, setPageNumber] = useState(1);
  const [initialPage] = useState(() => lastPages.get(caseId) ?? 1);
  const goToPage = useCallback((page: number): void => {
    // At once: the next key counts from here, and scrolling tells only later.
    setPageNumber(page);
    view.current?.goToPage(page);
  }, []);
  useImperativeHandle(ref, () => ({ goToPage }), [goToPage]);
  useEffect(() => {
    lastPages.set(caseId, pageNumber);
    onPageChange?.(pageNumber);
  }, [caseId, pageNumber, onPageChange]);
  const sought = useSoughtCitation(caseId);
  useEffect(() => {
    if (!sought || !view.current) return;
    const page = findCitedPage(packet, sought.evidenceId, sought.page);
    if (page !== undefined) view.current.goToPage(page);
    seekCitation(null);
  }, [sought, packet]);
  return (
    <div className={styles.body} role="group" aria-label={t`The packet as it is now`}>
      <PageMap packet={packet} pageNumber={Math.min(pageNumber, packet.totalPages)} onGoTo={goToPage} />
      <PacketPagesView ref={view} packet={packet} initialPage={initialPage} onPageChange={setPageNumber} />
    </div>
  );
}

/** Left alone while the case has changed and its new pages aren't there yet. */
const SteadyPages = memo(Pages);

/** The page that was read last in each case, in this run of the window. */
const lastPages = new Map<string, number>();
