import type { Finding } from '../../../shared/domain/finding.ts';
import type { PacketPlan } from '../../../shared/domain/packet.ts';
import { say } from '../../../shared/domain/said.ts';
import { tellFinding } from '../../../shared/domain/tell-finding.ts';
import type { FrontMatter } from '../own-pages/own-page.ts';

/** What came out of laying out our own pages that the user should know. */
export function listFrontFindings(plan: PacketPlan, front: FrontMatter): readonly Finding[] {
  return [...listMissing(front), ...listLongLetter(plan, front)];
}

function listMissing(front: FrontMatter): readonly Finding[] {
  return front.missingCharacters.map(({ where, characters }): Finding =>
    tellFinding({
      rule: 'missing-characters',
      level: 'warning',
      where,
      message: say`No font of the packet has ${characters.join(' ')}; boxes stand in their place.`,
      fix: say`Write it in another way, or leave these characters out.`,
    }),
  );
}

/** One page is the aim; where it isn't reached, what fills the letter. */
function listLongLetter({ letter }: PacketPlan, front: FrontMatter): readonly Finding[] {
  if (front.letter.length < 2) return [];
  const pages = front.letter.length === 2 ? say`two pages` : say`${front.letter.length} pages`;
  return [
    tellFinding({
      rule: 'letter-two-pages',
      level: 'info',
      where: 'letter',
      message: say`The cover letter takes ${pages} instead of one${letter.contents ? say`: ${letter.contents}` : ''}.`,
      fix: say`Shorten the text of the letter, or leave out documents that the notice does not ask for.`,
    }),
  ];
}
