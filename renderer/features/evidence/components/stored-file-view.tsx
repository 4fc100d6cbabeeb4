import { Suspense, lazy } from 'react';
import { isPrinted, needsPreview, type VaultFile } from '../../../../shared/domain/evidence.ts';
import styles from './stored-file-view.module.css';

const PdfView = lazy(async () => ({ default: (await import('../../../components/pdf-view/pdf-view.tsx')).PdfView }));

export type StoredFileViewProps = {
  readonly title: string;
  readonly file: VaultFile;
  /** Address of the file's bytes. */
  readonly url: string;
  /** Address of a page (1-based) that the window can't show as it is; page 1 of an e-mail, text or table is a PDF of it. */
  readonly pictureUrl: (pageNumber: number) => string;
};

/** The pages of a file of the vault, to be looked at beside something else. */
export function StoredFileView({ title, file, url, pictureUrl }: StoredFileViewProps) {
  if (file.kind !== 'image') {
    return (
      <div className={styles.view}>
        <Suspense fallback={null}>
          <PdfView url={isPrinted(file.mime) ? pictureUrl(1) : url} title={title} />
        </Suspense>
      </div>
    );
  }
  const pages = needsPreview(file.mime)
    ? Array.from({ length: file.pageCount }, (_, index) => pictureUrl(index + 1))
    : [url];
  return (
    <div className={styles.view} data-pictures="" tabIndex={0} role="group" aria-label={title}>
      {pages.map((src) => (
        <img key={src} className={styles.picture} src={src} alt={title} loading="lazy" />
      ))}
    </div>
  );
}
