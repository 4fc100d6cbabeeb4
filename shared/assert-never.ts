/** Ends a `switch` over a closed union: does not compile when a member was forgotten, throws when data lied about its type. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(value)}`);
}
