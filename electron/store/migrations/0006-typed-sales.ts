import type { Migration } from '../migrate.ts';

/** Units sold per ASIN in the window that a notice looks at, as the user typed them or took them from a sales report. */
export const typedSales: Migration = {
  version: 6,
  name: 'typed-sales',
  up(db) {
    db.exec(SALES);
  },
};

// One column: the figures are read and changed together, as the quantities of a document are.
const SALES = `
ALTER TABLE cases ADD COLUMN sales TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sales)); -- {"B0…": units}
`;
