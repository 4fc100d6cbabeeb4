import type { Evidence } from '../../../../shared/domain/evidence.ts';
import { KindIcon } from './kind-icon.tsx';
import styles from './evidence-list.module.css';

/** A small picture of the document. */
export function EvidenceThumbnail({ evidence }: { readonly evidence: Evidence }) {
  return (
    <div className={styles.thumbnail}>
      <KindIcon kind={evidence.file.kind} />
    </div>
  );
}
