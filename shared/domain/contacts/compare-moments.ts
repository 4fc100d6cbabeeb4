/** Earlier moments first, whatever their zones; what was logged first stands first among equals (sorting is stable). */
export function compareMoments(a: { readonly at: string }, b: { readonly at: string }): number {
  return Date.parse(a.at) - Date.parse(b.at);
}
