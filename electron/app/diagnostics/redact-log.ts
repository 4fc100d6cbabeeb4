import { contract } from '../../../shared/contracts/index.ts';
import { keepDescribedLines } from './describe-thrown.ts';
import type { LogFields } from './log.ts';

/** What stands in place of a value that the log may not hold. */
export const WITHHELD = '(withheld)';

type Rule = (value: unknown) => unknown;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Codes of our own (`disk-full`), of the system (`ENOSPC`), of SQLite, and the reasons why Chromium ends a process. */
const CODE = /^(?:[a-z]+(?:-[a-z]+){0,3}|E[A-Z0-9]{2,20}|SQLITE_[A-Z_]{1,40})$/;

const asId: Rule = (value) => (typeof value === 'string' && UUID.test(value) ? value : WITHHELD);
const asCode: Rule = (value) => (typeof value === 'string' && CODE.test(value) ? value : WITHHELD);
const asCount: Rule = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : WITHHELD);
const asFlag: Rule = (value) => (typeof value === 'boolean' ? value : WITHHELD);
const asNameOfContract: Rule = (value) =>
  typeof value === 'string' && Object.hasOwn(contract, value) ? value : WITHHELD;
const asStack: Rule = (value) => (typeof value === 'string' ? keepDescribedLines(value) : WITHHELD);

/** Every field that a line of the log may have, and the form that its value must have. There is none for free text. */
const RULES = {
  errorId: asId,
  jobId: asId,
  channel: asNameOfContract,
  event: asNameOfContract,
  code: asCode,
  stack: asStack,
  quarantined: asCount,
  removedTemps: asCount,
  exitCode: asCount,
  failedStarts: asCount,
  ms: asCount,
  isSafeMode: asFlag,
} satisfies Readonly<Record<keyof LogFields, Rule>>;

/** The fields as they may be written; values of another form are withheld, and unknown fields are left out. */
export function redactFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const known = Object.entries(RULES).filter(([name]) => fields[name] !== undefined);
  return Object.fromEntries(known.map(([name, rule]) => [name, rule(fields[name])]));
}
