type Taker = (file: File) => void;

/** `data-drop-type` of the place that takes an answer of Amazon instead of evidence. */
export const REPLY_PLACE = 'amazon-reply';

let taker: Taker | null = null;

/** Takes files that are dropped on the place for answers, until the returned function is called. */
export function takeDroppedReplies(take: Taker): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = null;
  };
}

/** Hands a file dropped on a place to who waits for answers there. @returns whether it was taken */
export function giveDroppedReply(placeType: string | undefined, files: readonly File[]): boolean {
  const [file] = files;
  if (placeType !== REPLY_PLACE || !taker || !file) return false;
  taker(file);
  return true;
}
