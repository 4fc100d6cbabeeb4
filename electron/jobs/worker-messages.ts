import type { Result } from '../../shared/result.ts';

/** What the host sends to a worker: one job at a time. */
export type HostMessage<Input> = { readonly kind: 'run'; readonly input: Input } | { readonly kind: 'cancel' };

/** What a worker sends to its host. */
export type WorkerMessage<Output> =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly step: string }
  | { readonly kind: 'result'; readonly result: Result<Output> };

/** What a process sends: besides, why it is about to end, because its exit code says nothing. */
export type ProcessMessage<Output> = WorkerMessage<Output> | { readonly kind: 'died'; readonly stack: string };
