import type { Migration } from '../migrate.ts';

/** Named versions of a plan also keep the letter that the user wrote. */
export const revisionLetters: Migration = {
  version: 14,
  name: 'revision-letters',
  up(db) {
    db.exec(COLUMNS);
    db.exec(TRIGGER);
  },
};

// Null means the generated letter where the letter is kept, and nothing where it isn't: in versions of before.
const COLUMNS = `
ALTER TABLE plan_revisions ADD COLUMN keeps_letter INTEGER NOT NULL DEFAULT 0 CHECK (keeps_letter IN (0, 1));
ALTER TABLE plan_revisions ADD COLUMN letter_text TEXT;
`;

const TRIGGER = `
DROP TRIGGER plan_revisions_refuse_update;
CREATE TRIGGER plan_revisions_refuse_update BEFORE UPDATE ON plan_revisions
WHEN (old.id, old.case_id, old.name, old.root_cause, old.corrective_actions, old.preventive_measures, old.created_at,
    old.keeps_letter, old.letter_text)
  IS NOT (new.id, new.case_id, new.name, new.root_cause, new.corrective_actions, new.preventive_measures, new.created_at,
    new.keeps_letter, new.letter_text)
BEGIN
  SELECT RAISE(ABORT, 'a plan revision never changes');
END;
`;
