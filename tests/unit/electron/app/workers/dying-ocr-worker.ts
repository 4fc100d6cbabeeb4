import { ok } from '../../../../../shared/result.ts';
import { serveLine } from '../../../../../electron/jobs/serve-line.ts';
import type { OcrAnswer, OcrTask } from '../../../../../electron/pdf/ocr/ocr-worker.ts';

/** Knows which pages there are, and dies of each as a killed thread does. */
serveLine(async (task: OcrTask) => {
  if (task.kind === 'list-pages') return ok<OcrAnswer>({ kind: 'pages', pageNumbers: [1] });
  process.exit(9);
});
