/** How many calls are being answered at this moment. */
export type CallCount = {
  readonly count: () => number;
  /** Counts while `answer` is at work. */
  readonly during: <Value>(answer: () => Promise<Value>) => Promise<Value>;
};

export function createCallCount(): CallCount {
  let count = 0;
  return {
    count: () => count,
    during: async (answer) => {
      count += 1;
      try {
        return await answer();
      } finally {
        count -= 1;
      }
    },
  };
}
