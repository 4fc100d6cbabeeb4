import type { Finding } from './finding.ts';
import { sayLabel, spellOut, type Said } from './said.ts';

type Told = Omit<Finding, 'message' | 'fix' | 'source' | 'said'> & {
  readonly message: Said;
  readonly fix: Said;
  readonly source?: Said | string | undefined;
};

/** A finding from what a rule says: its words in English, and with them what they are made of, for other languages. */
export function tellFinding({ message, fix, source, ...finding }: Told): Finding {
  const told = { ...finding, message: spellOut(message), fix: spellOut(fix), said: { message, fix } };
  if (source === undefined) return told;
  return addSource(told, typeof source === 'string' ? sayLabel(source) : source);
}

/** The finding with the place where its rule comes from. */
export function addSource(finding: Finding, source: Said): Finding {
  return {
    ...finding,
    source: spellOut(source),
    ...(finding.said && { said: { ...finding.said, source } }),
  };
}
