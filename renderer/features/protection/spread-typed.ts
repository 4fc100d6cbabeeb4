import { RECOVERY_CODE_SHAPE } from '../../../shared/contracts/protection.ts';
import { splitTypedCode } from '../../../shared/domain/typed-code.ts';

/**
 * The groups after something was typed or pasted into one of them: what is more than one group flows into those behind it,
 * without the dashes and spaces between.
 * @returns `last`: the group that the last character went to, 0-based
 */
export function spreadTyped(
  groups: readonly string[],
  index: number,
  text: string,
): { readonly groups: readonly string[]; readonly last: number } {
  const typed = splitTypedCode(text, RECOVERY_CODE_SHAPE).join('');
  const { groupLength } = RECOVERY_CODE_SHAPE;
  const isWhole = typed.length > groupLength * (groups.length - index) && typed.length <= groupLength * groups.length;
  const start = isWhole ? 0 : index;
  const next = [...groups];
  let last = start;
  for (let place = start; place < groups.length; place += 1) {
    const part = typed.slice((place - start) * groupLength, (place - start + 1) * groupLength);
    if (part === '' && place > start) break;
    next[place] = part;
    last = place;
  }
  return { groups: next, last };
}
