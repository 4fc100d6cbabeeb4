type Taker = (files: readonly File[]) => void;

/** The drop place (`data-drop-type`) of the log: e-mails that are dropped there become entries. */
export const MAIL_PLACE = '@log';

let taker: Taker | null = null;

/** Gives e-mails that were dropped on the log to the screen that shows it; false when they go elsewhere. */
export function giveDroppedMails(placeType: string | undefined, files: readonly File[]): boolean {
  if (placeType !== MAIL_PLACE || !taker || !files.some(({ name }) => /\.(?:eml|msg|mbox)$/i.test(name))) return false;
  taker(files);
  return true;
}

/** Takes e-mails that are dropped on the log. @returns ends it */
export function takeDroppedMails(next: Taker): () => void {
  taker = next;
  return () => {
    if (taker === next) taker = null;
  };
}

/** Whether a drop place stands for a document type of the catalogue. */
export function isTypePlace(placeType: string): boolean {
  return !placeType.startsWith('@');
}
