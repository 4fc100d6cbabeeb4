/** One thing to choose. */
export type Option = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  /** Heading under which it is listed; options of one group stand together. */
  readonly group?: string;
};

/** Options parted by group, in order of first appearance; those without a group come under an empty heading. */
export function groupOptions(
  options: readonly Option[],
): readonly { readonly heading: string; readonly options: readonly Option[] }[] {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    const heading = option.group ?? '';
    const group = groups.get(heading);
    if (group) group.push(option);
    else groups.set(heading, [option]);
  }
  return [...groups].map(([heading, members]) => ({ heading, options: members }));
}
