import type { CallInput, CallName, CallOutput } from '../../shared/contracts/index.ts';
import { change } from './change.ts';
import { call } from './client.ts';
import { inTurn } from './in-turn.ts';
import { queryClient } from './query-client.ts';
import { answerKey } from './use-answer.ts';

/**
 * Changes something that is stored as a whole although several boxes show it: each change is made over the answer as it is
 * when the changes before it are stored. What a screen shows may be older, and would take back what another box has just saved.
 * @param input makes the change's input of the answer
 * @throws AppErrorException
 */
export function changeOver<Read extends CallName, Save extends CallName>(
  read: { readonly name: Read; readonly input: CallInput<Read> },
  save: { readonly name: Save; readonly input: (answer: CallOutput<Read>) => CallInput<Save> },
): Promise<CallOutput<Save>> {
  const queryKey = answerKey(read.name, read.input);
  return inTurn(JSON.stringify(queryKey), async () => {
    const answer = await queryClient.fetchQuery({ queryKey, queryFn: () => call(read.name, read.input) });
    return change(save.name, save.input(answer));
  });
}
