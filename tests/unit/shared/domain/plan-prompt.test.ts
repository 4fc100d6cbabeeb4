import { describe, expect, it } from 'vitest';
import { appealPathSchema } from '../../../../shared/domain/case.ts';
import { listPlanPrompts } from '../../../../shared/domain/plan-prompt.ts';
import { planShape } from '../../../../shared/domain/plan-shape.ts';
import { theCatalogue } from '../../../support/a-case-file.ts';

const catalogue = theCatalogue();
const prompts = catalogue.planPrompts;

describe('listPlanPrompts', () => {
  it('asks at least two questions about each part of each shape, whatever the reason', () => {
    const thin = appealPathSchema.options.flatMap((path) =>
      planShape(path)
        .parts.filter(({ part }) => listPlanPrompts(prompts, { part, path, reasons: [] }).length < 2)
        .map(({ part }) => `${path}/${part}`),
    );
    expect(thin).toEqual([]);
  });

  it('puts what the reason is about first', () => {
    const ofReason = listPlanPrompts(prompts, { part: 'rootCause', path: 'admit', reasons: ['used_sold_as_new'] });
    expect(ofReason[0]?.id).toBe('used-root-returns');
    expect(ofReason.at(-1)?.reasons).toBeUndefined();
    const others = listPlanPrompts(prompts, { part: 'rootCause', path: 'admit', reasons: [] });
    expect(others.every(({ reasons }) => reasons === undefined)).toBe(true);
  });

  it('has a question of its own for every reason that usually asks for a plan', () => {
    const without = catalogue.reasons
      .filter(({ defaultPath, id }) => defaultPath === 'admit' && id !== 'other_unclassified')
      .filter(({ id }) =>
        planShape('admit').parts.some(({ part }) => {
          const own = listPlanPrompts(prompts, { part, path: 'admit', reasons: [id] });
          return own[0]?.reasons === undefined;
        }),
      );
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('asks and doesn’t answer: one question mark at least, no sentence to send', () => {
    const odd = prompts.filter(({ question }) => !question.includes('?') || /\b(?:we|our|I)\b/.test(question));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });
});

describe('plan-prompts.json', () => {
  it('names only parts that the shape has, reasons of the catalogue and known sources, each id once', () => {
    const reasonIds = new Set(catalogue.reasons.map(({ id }) => id));
    const sourceIds = new Set(catalogue.sources.map(({ id }) => id));
    const faults = prompts.flatMap(({ id, part, paths, reasons = [], sources }) => [
      ...paths
        .filter((path) => !planShape(path).parts.some((one) => one.part === part))
        .map(() => `${id}: no such part`),
      ...reasons.filter((reason) => !reasonIds.has(reason)).map((reason) => `${id}: ${reason}`),
      ...sources.filter((source) => !sourceIds.has(source)).map((source) => `${id}: ${source}`),
    ]);
    expect(faults).toEqual([]);
    expect(new Set(prompts.map(({ id }) => id)).size).toBe(prompts.length);
  });
});
