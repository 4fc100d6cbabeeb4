import { describe, expect, it } from 'vitest';
import { compareMessages } from './compare-messages.ts';

describe('compareMessages', () => {
  it('lets word order and plural forms be those of the language', () => {
    const english = '{count, plural, =0 {None} one {# file of {name}} other {# files of {name}}}, <0>look</0>';
    expect(compareMessages(english, '<0>查看</0>{count, plural, =0 {没有} other {{name}的 # 个文件}}')).toEqual([]);
  });

  it.each([
    ['a value', '{name} added', '已添加'],
    ['a tag', 'Look <0>here</0>', '查看这里'],
    ['a plural', '{n, plural, one {# day} other {# days}}', '{n} 天'],
    ['an exact case', '{n, plural, =0 {no day} other {# days}}', '{n, plural, other {# 天}}'],
    ['a value inside a plural', '{n, plural, other {# of {all}}}', '{n, plural, other {#}}'],
  ])('names %s that is lost', (_what, english, chinese) => {
    expect(compareMessages(english, chinese).join()).toContain('lacks');
  });

  it('names what was added', () => {
    expect(compareMessages('{name} added', '已添加 {names}')).toEqual(['lacks {name}', 'adds {names}']);
  });
});
