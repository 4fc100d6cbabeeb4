import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { CircleCheck, ExternalLink, FolderOpen, Send, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CaseId } from '../../../../shared/domain/ids.ts';
import type { PacketReport } from '../../../../shared/domain/packet.ts';
import type { KitOffer } from '../../../../shared/domain/submission.ts';
import { Button } from '../../../components/button/button.tsx';
import { SentDialog } from '../../../components/sent-dialog/sent-dialog.tsx';
import { tryChange } from '../../../lib/change.ts';
import { formatBytes } from '../../../lib/format-date.ts';
import type { ExportModel } from '../use-packet.ts';
import styles from './export-panel.module.css';
import { PacketFailure } from './packet-failure.tsx';
import { ReducedExhibits } from './reduced-exhibits.tsx';

export type ExportPanelProps = { readonly caseId: string; readonly model: ExportModel };

/** What came of the last export: the kit and what it holds, or why there is none. Progress and Cancel are in the window's job tray. */
export function ExportPanel({ caseId, model }: ExportPanelProps) {
  const { running, made, isStale, error } = model;
  const panel = useRef<HTMLDivElement>(null);
  const outcome = running ? null : (error ?? made?.jobId ?? null);
  const seen = useRef(outcome);
  useEffect(() => {
    // The answer to the button must be in view; what was there when the screen opened stays where it is.
    if (outcome !== null && outcome !== seen.current) panel.current?.scrollIntoView({ block: 'nearest' });
    seen.current = outcome;
  }, [outcome]);
  if (running) return null;
  if (error) {
    return (
      <div ref={panel} role="alert" className={styles.outcome}>
        <PacketFailure caseId={caseId} error={error} />
      </div>
    );
  }
  if (!made) return null;
  return (
    <div ref={panel} className={`${styles.kit} ${styles.outcome}`} role="status">
      <MadeKit caseId={caseId as CaseId} made={made} isStale={isStale} />
    </div>
  );
}

/** The kit that was made: what it holds, and where to look at it. */
type MadeKitProps = {
  readonly caseId: CaseId;
  readonly made: NonNullable<ExportModel['made']>;
  readonly isStale: boolean;
};

function MadeKit({ caseId, made, isStale }: MadeKitProps) {
  const { jobId, result } = made;
  const [offer, setOffer] = useState<KitOffer | null>(null);
  const readKit = async (): Promise<void> =>
    setOffer((await tryChange('submissions.readKit', { caseId, jobId })) ?? null);
  return (
    <>
      <header className={styles.head}>
        <CircleCheck aria-hidden />
        <div>
          <h2 className={styles.title}>
            <Trans>The submission kit is ready</Trans>
          </h2>
          <p className={styles.folder}>{result.folderName}</p>
        </div>
      </header>
      <KitList report={result.report} />
      {result.report.size && <ReducedExhibits size={result.report.size} />}
      {isStale && (
        <p className={styles.stale}>
          <TriangleAlert aria-hidden />
          <Trans>The appeal has changed since. Export again before you send it.</Trans>
        </p>
      )}
      <div className={styles.actions}>
        <Button size="sm" variant={isStale ? 'secondary' : 'primary'} icon={Send} onPress={() => void readKit()}>
          <Trans>I have sent it</Trans>
        </Button>
        <Button size="sm" icon={FolderOpen} onPress={() => void tryChange('packets.showInFolder', { jobId })}>
          <Trans>Show in folder</Trans>
        </Button>
        {(result.report.channel?.packet ?? true) && (
          <Button size="sm" icon={ExternalLink} onPress={() => void tryChange('packets.openPacket', { jobId })}>
            <Trans>Open in your PDF app</Trans>
          </Button>
        )}
      </div>
      {offer && <SentDialog caseId={caseId} offer={offer} onClose={() => setOffer(null)} />}
    </>
  );
}

/** Originals that have to be uploaded beside the packet, which names them. */
function listSeparate({ exhibits, channel }: PacketReport): readonly string[] {
  if (channel?.packet === false) return [];
  return exhibits.flatMap(({ enclosed }) => (enclosed === undefined ? [] : [`originals/${enclosed}`]));
}

function KitList({ report }: { readonly report: PacketReport }) {
  const { t, i18n } = useLingui();
  const { packet, volumes, exhibits, channel } = report;
  // Without a channel everything is in the kit.
  const count = (how: 'original' | 'images'): number =>
    channel ? channel.exhibits.filter((one) => one.how === how).length : how === 'original' ? exhibits.length : 0;
  const separate = listSeparate(report).join(', ');
  const [originals, pictured] = [count('original'), count('images')];
  const rows = [
    ...((channel?.packet ?? true) ? (volumes ?? [packet]) : []).map(({ file, pages, bytes }) => ({
      file,
      note: t`${plural(pages, { one: '# page', other: '# pages' })}, ${formatBytes(bytes, i18n.locale)}`,
    })),
    ...(originals > 0 || !channel
      ? [
          {
            file: 'originals',
            note: t`${plural(originals, { one: '# file as you added it', other: '# files as you added them' })}`,
          },
        ]
      : []),
    ...(separate === '' ? [] : [{ file: t`Upload too`, note: separate }]),
    ...(pictured > 0
      ? [
          {
            file: 'images',
            note: t`${plural(pictured, { one: 'The pages of # exhibit as pictures', other: 'The pages of # exhibits as pictures' })}`,
          },
        ]
      : []),
    { file: 'paste', note: t`The letter and the plan as plain text` },
    { file: 'manifest.json', note: t`What is in the kit, with checksums` },
  ];
  return (
    <dl className={styles.list}>
      {rows.map(({ file, note }) => (
        <div key={file} className={styles.row}>
          <dt className={styles.file}>{file}</dt>
          <dd className={styles.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
