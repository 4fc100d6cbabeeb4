import type { Migration } from '../migrate.ts';

/** Search also finds what the review of past practice says: each answer, and the root-cause worksheets of a case together. */
export const reviewSearch: Migration = {
  version: 15,
  name: 'review-search',
  up(db) {
    db.exec(`${fill('case_reviews')}${TRIGGERS}`);
  },
};

/** The entries of one review. Answers are found by the id of their question; ids of worksheets need not differ. */
function fill(review: string): string {
  const from = review === 'new' ? '' : `${review}, `;
  return `
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  SELECT ${review}.case_id, 'review', answer.key, '', answer.value FROM ${from}json_each(${review}.answers) AS answer;
  INSERT INTO search_entries (case_id, source, entity_id, title, text)
  SELECT ${review}.case_id, 'cause', '', '', group_concat(concat_ws(' ', json_extract(sheet.value, '$.problem'),
    (SELECT group_concat(json_extract(why.value, '$.answer'), ' ') FROM json_each(sheet.value, '$.whys') AS why)), ' ')
  FROM ${from}json_each(${review}.worksheets) AS sheet GROUP BY ${review}.case_id;`;
}

const FORGET = `DELETE FROM search_entries WHERE case_id = old.case_id AND source IN ('review', 'cause');`;

const TRIGGERS = `
CREATE TRIGGER case_reviews_add_to_search AFTER INSERT ON case_reviews BEGIN${fill('new')}
END;
CREATE TRIGGER case_reviews_change_in_search AFTER UPDATE OF case_id, answers, worksheets ON case_reviews BEGIN
  ${FORGET}${fill('new')}
END;
CREATE TRIGGER case_reviews_take_from_search AFTER DELETE ON case_reviews BEGIN
  ${FORGET}
END;
`;
