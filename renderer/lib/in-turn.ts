const last = new Map<string, Promise<unknown>>();

/**
 * Runs one after the other what has the same key, in the order of the calls; one that fails doesn't keep the next.
 * @returns what `run` gives
 */
export function inTurn<Value>(key: string, run: () => Promise<Value>): Promise<Value> {
  const turn = (last.get(key) ?? Promise.resolve()).then(run);
  const over = turn.then(
    () => undefined,
    () => undefined,
  );
  last.set(key, over);
  void over.then(() => last.get(key) === over && last.delete(key));
  return turn;
}
