import type { Migration } from '../migrate.ts';

/** Which channel a case's appeal goes through: decides what its kit holds. */
export const caseChannel: Migration = {
  version: 4,
  name: 'case-channel',
  up(db) {
    db.exec(CHANNEL);
  },
};

const CHANNEL = `
ALTER TABLE cases ADD COLUMN channel TEXT; -- id of the catalogue; null: not chosen, the kit holds everything
`;
