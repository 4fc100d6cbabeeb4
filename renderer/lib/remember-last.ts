/**
 * Keeps the last answer of a pure function, so that a screen that is opened again with the same data derives nothing anew;
 * `useMemo` forgets when its component goes.
 * @returns the same function, which gives back its last answer when every argument is the one of the last call
 */
export function rememberLast<Args extends readonly unknown[], Value>(
  derive: (...args: Args) => Value,
): (...args: Args) => Value {
  let last: { readonly args: Args; readonly value: Value } | undefined;
  return (...args) => {
    if (last?.args.length !== args.length || !last.args.every((arg, index) => Object.is(arg, args[index]))) {
      last = { args, value: derive(...args) };
    }
    return last.value;
  };
}
