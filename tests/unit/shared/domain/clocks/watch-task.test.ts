import { describe, expect, it } from 'vitest';
import { listPromises, makeWatchTasks } from '../../../../../shared/domain/clocks/watch-task.ts';

describe('listPromises', () => {
  it('takes the items of the list, without citations and marks', () => {
    const text =
      'We changed how we buy.\n\n- Since 20 September **Mira** checks each invoice [[sop p2]].\n- No retail stock.';
    expect(listPromises(text)).toEqual(['Since 20 September Mira checks each invoice.', 'No retail stock.']);
  });

  it('takes paragraphs where there is no list, each text once', () => {
    expect(listPromises('We check.\n\nWe check.\n\n[[sop]]')).toEqual(['We check.']);
    expect(listPromises('')).toEqual([]);
  });
});

describe('makeWatchTasks', () => {
  it('looks after 30, 60 and 90 days', () => {
    const tasks = makeWatchTasks('2026-11-22', ['No retail stock.'], 'Look at Account Health');
    expect(tasks.map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
      ...['promise 2026-12-22', 'look 2026-12-22', 'look 2027-01-21', 'look 2027-02-20'],
    ]);
    expect(tasks.every(({ doneOn }) => doneOn === null)).toBe(true);
  });
});
