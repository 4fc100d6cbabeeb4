import type { Handlers } from '../../../shared/contracts/index.ts';
import { ok } from '../../../shared/result.ts';
import type { OcrLanguages } from './ocr-languages.ts';
import type { OcrService } from './ocr-service.ts';

type OcrCalls = 'ocr.listLanguages' | 'ocr.addLanguages' | 'ocr.removeLanguage' | 'ocr.recognise';

/** Answers the calls `ocr.*`. */
export function createOcrHandlers(options: {
  readonly ocr: OcrService;
  readonly ocrLanguages: OcrLanguages;
  /** The system's dialog; null when the user closed it. */
  readonly chooseFiles: () => Promise<readonly string[] | null>;
}): Pick<Handlers, OcrCalls> {
  const { ocr, ocrLanguages, chooseFiles } = options;
  return {
    'ocr.listLanguages': async () => ok([...(await ocrLanguages.list())]),
    'ocr.addLanguages': async () => {
      const paths = await chooseFiles();
      if (paths === null) return ok(null);
      const { languages, refused } = await ocrLanguages.add(paths);
      return ok({ languages: [...languages], refused: [...refused] });
    },
    'ocr.removeLanguage': ({ code }) => ocrLanguages.remove(code),
    'ocr.recognise': ({ caseId, evidenceId }) => ocr.start(caseId, evidenceId),
  };
}
