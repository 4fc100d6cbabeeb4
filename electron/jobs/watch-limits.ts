import type { Worker } from 'node:worker_threads';

/** What one task of a worker may cost. */
export type TaskLimits = {
  /**
   * Processor time of the worker's own thread, so that an honest file on a busy computer is not taken for a hostile one.
   * What native libraries do in threads of their own counts only as `wallMs`.
   */
  readonly cpuMs: number;
  /** Time by the clock, whatever the thread waits for. */
  readonly wallMs: number;
  /** JavaScript heap and the buffers outside it. */
  readonly memoryBytes: number;
};

/** Which limit was met. */
export type MetLimit = 'time' | 'memory';

const PAUSE_MS = 100;

/**
 * Watches a worker from outside while it does one task. `resourceLimits` of a worker know only the JavaScript heap: an
 * object stream of 1.5 MB once grew to 2.7 GB of buffers beside it.
 * @param onMet called at most once; the caller ends the worker
 * @returns ends the watching
 */
export function watchLimits(worker: Worker, limits: TaskLimits, onMet: (limit: MetLimit) => void): () => void {
  let isOver = false;
  let [firstCpuMs, cpuMs] = [undefined as number | undefined, 0];
  let askedAtMs: number | undefined;

  const end = (): void => {
    isOver = true;
    clearInterval(timer);
    clearTimeout(deadline);
  };
  const meet = (limit: MetLimit): void => {
    if (isOver) return;
    end();
    onMet(limit);
  };
  const look = async (): Promise<void> => {
    const [usage, heap] = await Promise.all([worker.cpuUsage(), worker.getHeapStatistics()]);
    const nowMs = (usage.user + usage.system) / 1000;
    firstCpuMs ??= nowMs;
    cpuMs = nowMs - firstCpuMs;
    if (heap.total_heap_size + heap.external_memory > limits.memoryBytes) meet('memory');
  };
  const tick = (): void => {
    // A thread that doesn't answer is inside a native function: it is at work.
    const silentMs = askedAtMs === undefined ? 0 : performance.now() - askedAtMs;
    if (cpuMs + silentMs > limits.cpuMs) return meet('time');
    if (askedAtMs !== undefined) return;
    askedAtMs = performance.now();
    // One that has not begun yet, or has ended, refuses to answer; its end is heard of elsewhere.
    void look()
      .catch(() => undefined)
      .finally(() => (askedAtMs = undefined));
  };
  const timer = setInterval(tick, PAUSE_MS);
  const deadline = setTimeout(() => meet('time'), limits.wallMs);
  tick();
  return end;
}
