import { describe, expect, it } from 'vitest';
import { groupOptions } from '../../../../../renderer/components/select-field/option.ts';

describe('groupOptions', () => {
  it('keeps groups in order of first appearance and their members together', () => {
    const options = [
      { id: 'a', label: 'A', group: 'One' },
      { id: 'b', label: 'B', group: 'Two' },
      { id: 'c', label: 'C', group: 'One' },
      { id: 'd', label: 'D' },
    ];
    expect(groupOptions(options).map((group) => [group.heading, group.options.map((one) => one.id)])).toEqual([
      ['One', ['a', 'c']],
      ['Two', ['b']],
      ['', ['d']],
    ]);
  });
});
