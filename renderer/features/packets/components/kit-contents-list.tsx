import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { KitPlan, PlannedPiece } from '../../../../shared/domain/kit-plan.ts';
import styles from './channel-panel.module.css';

export type KitContentsListProps = { readonly plan: KitPlan };

/** What the kit for the chosen channel will hold, file by file. */
export function KitContentsList({ plan }: KitContentsListProps) {
  const { t } = useLingui();
  const describe = ({ how, files, isEnclosed }: PlannedPiece): string => {
    if (isEnclosed) return t`a separate file: ${files[0] ?? ''}`;
    if (how === 'original') return t`the file: ${files[0] ?? ''}`;
    if (how === 'images')
      return t`${plural(files.length, { one: '# picture', other: '# pictures' })}: ${files[0] ?? ''}…`;
    return how === 'packet' ? t`in the packet only` : t`does not go there`;
  };
  return (
    <div>
      <h3 className={styles.subtitle}>{t`The kit will hold`}</h3>
      <dl className={styles.list}>
        <div className={styles.row}>
          <dt className={styles.name}>{t`Packet`}</dt>
          <dd className={styles.value}>{plan.packet ? 'packet.pdf' : t`no packet: this channel doesn’t take one`}</dd>
        </div>
        {plan.pieces.map((piece) => (
          <div key={piece.evidenceId} className={styles.row}>
            <dt className={styles.name}>{t`Exhibit ${piece.label}`}</dt>
            <dd className={styles.value} title={piece.title}>
              {describe(piece)}
            </dd>
          </div>
        ))}
        <div className={styles.row}>
          <dt className={styles.name}>{t`Texts to paste`}</dt>
          <dd className={styles.value}>{plan.texts.map(({ box }) => box.label).join(', ') || t`none`}</dd>
        </div>
        <div className={styles.row}>
          <dt className={styles.name}>{t`Lists`}</dt>
          <dd className={styles.value}>{t`register.txt and manifest.json, with a checksum of each file`}</dd>
        </div>
      </dl>
    </div>
  );
}
