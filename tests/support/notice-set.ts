import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const DIR = new URL('../fixtures/notices/', import.meta.url);

const labelsSchema = z.strictObject({
  kind: z.enum(['notice', 'reply', 'other']).default('notice'),
  language: z.string().default('en'),
  reasons: z.array(z.string()).default([]),
  scope: z.enum(['account', 'listing']).nullable().default(null),
  asins: z.array(z.string()).default([]),
  orderIds: z.array(z.string()).default([]),
  caseIds: z.array(z.string()).default([]),
  complaintIds: z.array(z.string()).default([]),
  section3: z.boolean().default(false),
  outcome: z.string().nullable().default(null),
  /** How many things it asks for, in a list; unsaid where nobody counted. */
  asks: z.number().optional(),
  /** How many time limits it names; unsaid where nobody counted. */
  deadlines: z.number().optional(),
});

export type LabelledNotice = z.infer<typeof labelsSchema> & {
  /** File and place in it. */
  readonly name: string;
  readonly text: string;
};

/** The development set of tests/fixtures/notices: all messages, or those of files whose name begins so. */
export function readNoticeSet(prefix = ''): readonly LabelledNotice[] {
  const boilerplate = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(new URL('boilerplate.json', DIR), 'utf8')));
  const names = readdirSync(DIR).filter((name) => name.endsWith('.txt') && name.startsWith(prefix));
  return names.toSorted().flatMap((name) =>
    readFileSync(new URL(name, DIR), 'utf8')
      .split(/^@@ /m)
      .slice(1)
      .map((entry, index) => {
        const [labels = '', ...lines] = entry.split('\n');
        const text = lines.join('\n').replace(/\{([A-Z]+\d?)\}/g, (found, key: string) => boilerplate[key] ?? found);
        return { ...labelsSchema.parse(JSON.parse(labels)), name: `${name}:${index + 1}`, text };
      }),
  );
}
