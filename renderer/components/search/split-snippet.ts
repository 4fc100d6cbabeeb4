/** Parts a search snippet at the marks around the matched words (\u0001 and \u0002); a plan's citation brackets are left out. */
export function splitSnippet(snippet: string): readonly { readonly text: string; readonly isFound: boolean }[] {
  return snippet
    .replaceAll(/\[\[|\]\]/g, '')
    .split(/\u0001([^\u0002]*)\u0002/)
    .map((text, index) => ({ text, isFound: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
