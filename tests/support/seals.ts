/** The key of a sealed database in tests. */
export const A_KEY = '5ea1'.repeat(16);

/** For `describe.each`: what holds for a plain database holds for a sealed one. */
export const SEALS = [
  ['plain', undefined],
  ['sealed', A_KEY],
] as const;
