/** Tasks of the window's main thread by the processor time that they take, from Chromium's trace: another program on the machine makes none of them longer. */
import type { Browser, Page } from '@playwright/test';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the event's thread, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/** One task that took long: how long, and what Chromium says it was. */
export type LongTask = { readonly ms: number };

/**
 * Runs something and lists the processor time, in milliseconds, of each task that the window's main thread ran meanwhile.
 * @param run what is measured
 */
export async function measureTasks<T>(
  browser: Browser,
  page: Page,
  run: () => Promise<T>,
): Promise<{ readonly value: T; readonly tasks: readonly number[] }> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  const value = await run();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents
    .filter(({ name, pid, tid }) => name === 'ThreadControllerImpl::RunTask' && mainThreads.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
  return { value, tasks };
}
