import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { TableFault } from '../../../shared/domain/table-source.ts';

const WORDS: Readonly<Record<TableFault['fault'], readonly [MessageDescriptor, MessageDescriptor]>> = {
  'not-text': [
    msg`This is not a text file with a table.`,
    msg`Excel files, PDFs and pictures can’t be read here. Open it in its own program and save a copy as CSV.`,
  ],
  'no-columns': [
    msg`No columns were found in this text.`,
    msg`The columns have to be divided by commas, semicolons, tabs or “|”, the same way in each row. Save it once more as CSV.`,
  ],
  'no-rows': [msg`There are no rows below the names of the columns.`, msg`Download the report for more days.`],
  'no-asin-column': [
    msg`No column with ASINs was found.`,
    msg`Use a report that lists ASINs, such as “Detail page sales and traffic by child item” or “All orders”.`,
  ],
  'no-units-column': [
    msg`No column with the number of units was found.`,
    msg`Use a report with a column such as “Units ordered” or “quantity”.`,
  ],
  'too-big': [msg`This file is larger than 200 MB.`, msg`Download the report for fewer days.`],
};

/** Why nothing can be taken from a table, and what to do. */
export function describeTableFault({ fault, columns }: TableFault): { readonly title: string; readonly fix: string } {
  const [title, fix] = WORDS[fault];
  const found = columns.filter((name) => name !== '').join(', ');
  const names = found === '' ? '' : ` ${i18n._(msg`Columns found: ${found}.`)}`;
  return { title: i18n._(title), fix: i18n._(fix) + names };
}

const DELIMITERS: Readonly<Record<string, MessageDescriptor>> = {
  ',': msg`commas`,
  ';': msg`semicolons`,
  '\t': msg`tabs`,
  '|': msg`vertical bars`,
};

/** How a table was read: `UTF-8, divided by semicolons`. */
export function describeReading({ encoding, delimiter }: { encoding: string; delimiter: string }): string {
  const name = encoding.toUpperCase();
  const known = DELIMITERS[delimiter];
  const sign = known ? i18n._(known) : delimiter;
  return i18n._(msg`Read as ${name}, divided by ${sign}.`);
}
