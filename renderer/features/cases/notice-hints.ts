/** What can be read off a notice without doubt. The user decides whether to take it. */
export type NoticeHints = {
  readonly asins: readonly string[];
  readonly caseIds: readonly string[];
  readonly complaintIds: readonly string[];
  readonly section3: boolean;
};

const ASIN = /\bB0[A-Z0-9]{8}\b/g;
const CASE_ID = /\bcase(?:\s*(?:id|no\.?|number|#))?\s*[:#]?\s*(\d{8,13})\b/gi;
const COMPLAINT_ID = /\bcomplaint\s*(?:id|number|#)\s*[:#]?\s*(\d{6,14})\b/gi;
const SECTION_3 = /\bsection\s+(?:3|three)\b/i;

/** Finds identifiers in a notice. Section 3 is the termination clause and says nothing about the reason. */
export function findNoticeHints(noticeText: string): NoticeHints {
  const listGroups = (pattern: RegExp): readonly string[] => [
    ...new Set([...noticeText.matchAll(pattern)].map((match) => match[1] ?? match[0])),
  ];
  return {
    asins: listGroups(ASIN),
    caseIds: listGroups(CASE_ID),
    complaintIds: listGroups(COMPLAINT_ID),
    section3: SECTION_3.test(noticeText),
  };
}

/** Ids typed or pasted with commas, semicolons, spaces or line breaks between them; each once. */
export function parseIdList(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];
}
