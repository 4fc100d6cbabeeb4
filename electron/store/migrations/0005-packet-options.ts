import type { Migration } from '../migrate.ts';

/** How the packet of a case is made: layout, labels, frames, paper, the user's own letter. */
export const packetOptions: Migration = {
  version: 5,
  name: 'packet-options',
  up(db) {
    db.exec(OPTIONS);
  },
};

// One column: options are read and changed together, and an absent one has its usual value.
const OPTIONS = `
ALTER TABLE cases ADD COLUMN packet_options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(packet_options));
`;
