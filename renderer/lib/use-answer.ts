import { keepPreviousData, usePrefetchQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../../shared/contracts/index.ts';
import { call } from './client.ts';
import { queryClient } from './query-client.ts';

/** The cache's key of a call: its name, then its input. */
export function answerKey<Name extends CallName>(name: Name, input: CallInput<Name>) {
  return [name, input] as const;
}

/**
 * The answer to a call, kept fresh by the application's events. Suspends until it is there; a failure goes to the
 * nearest error boundary. For calls that only read.
 */
export function useAnswer<Name extends CallName>(name: Name, input: CallInput<Name>): CallOutput<Name> {
  return useSuspenseQuery({ queryKey: answerKey(name, input), queryFn: () => call(name, input) }).data;
}

/** Like `useAnswer`, but undefined until the answer is there, on failure, and while `isNeeded` is false. Never suspends. */
export function useAnswerWhen<Name extends CallName>(
  isNeeded: boolean,
  name: Name,
  input: CallInput<Name>,
): CallOutput<Name> | undefined {
  return useQuery({ queryKey: answerKey(name, input), queryFn: () => call(name, input), enabled: isNeeded }).data;
}

/** Like `useAnswerWhen`, with the answer to the last input until the one to this input is there: for what changes while one types. */
export function useLatestAnswer<Name extends CallName>(
  isNeeded: boolean,
  name: Name,
  input: CallInput<Name>,
): CallOutput<Name> | undefined {
  return useQuery({
    queryKey: answerKey(name, input),
    queryFn: () => call(name, input),
    enabled: isNeeded,
    placeholderData: keepPreviousData,
  }).data;
}

/** Asks already for what the screens below will need, so that they don't ask for one thing after the other. */
export function useWarmAnswer<Name extends CallName>(name: Name, input: CallInput<Name>): void {
  usePrefetchQuery({ queryKey: answerKey(name, input), queryFn: () => call(name, input) });
}

/** The answer to a call for code outside of any component, kept for the components that ask for it later; undefined on failure. */
export async function fetchAnswer<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name> | undefined> {
  await queryClient.prefetchQuery({ queryKey: answerKey(name, input), queryFn: () => call(name, input) });
  return queryClient.getQueryData(answerKey(name, input));
}
