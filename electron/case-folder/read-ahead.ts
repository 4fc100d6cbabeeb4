/**
 * Runs `work` on the items with at most `limit` of them at once, and gives the results in the order of the items. When
 * the caller stops early, work that has begun is waited for (give it a signal) and its results are dropped.
 */
export async function* readAhead<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): AsyncGenerator<Value, void, void> {
  const running: Promise<Value>[] = [];
  let next = 0;
  const startNext = (): void => {
    const item = items[next];
    next += 1;
    if (next > items.length) return;
    const promise = work(item as Item);
    // Whoever waits for it hears of a failure; one that nobody waits for any more is no crash.
    promise.catch(() => undefined);
    running.push(promise);
  };
  for (let n = 0; n < limit; n += 1) startNext();
  try {
    for (let first = running.shift(); first; first = running.shift()) {
      yield await first;
      startNext();
    }
  } finally {
    await Promise.allSettled(running);
  }
}
