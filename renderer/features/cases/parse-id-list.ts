/** Ids typed or pasted with commas, semicolons, spaces or line breaks between them; each once. */
export function parseIdList(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((id) => id !== ''))];
}
