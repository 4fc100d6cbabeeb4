import type { Result } from '../../shared/result.ts';

/** What a worker of a line is sent, and what it answers. */
export type LineTask<Input> = { readonly input: Input };
export type LineAnswer<Output> = { readonly result: Result<Output> };
