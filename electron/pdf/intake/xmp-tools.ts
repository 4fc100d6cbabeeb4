/** Properties in which programs name themselves (XMP part 1 section 8, part 2 sections 3.1 and 1.2.4.4, Adobe PDF schema). */
const TOOLS = /(?:xmp:CreatorTool|pdf:Producer|stEvt:softwareAgent)(?:\s*=\s*"([^"]{1,200})"|>([^<]{1,200})<)/g;
const MOST_TOOLS = 50;

/** The programs that an XMP packet names, each once. */
export function listXmpTools(packet: string): readonly string[] {
  const names = new Set<string>();
  for (const [, attribute, element] of packet.matchAll(TOOLS)) {
    names.add((attribute ?? element ?? '').trim());
    if (names.size >= MOST_TOOLS) break;
  }
  return [...names];
}
