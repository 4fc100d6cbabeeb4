import { say, sayLabel, type Said } from './said.ts';

/** Headings of the plan's parts and its titles (plan-shape.ts); in the packet they are always English. */
const HEADINGS: readonly Said[] = [
  say`Contact with the rights owner`,
  say`Corrective actions`,
  say`Explanation`,
  say`Facts`,
  say`Its state today`,
  say`Plan of action`,
  say`Preventive measures`,
  say`Proof`,
  say`Root cause`,
  say`Statement of facts`,
  say`Statement on the complaint`,
  say`Statement on the other account`,
  say`Steps taken`,
  say`The complaint`,
  say`The other account`,
  say`What has changed`,
  say`Why it complies`,
];

/** A heading within a sentence. */
export function sayHeading(heading: string): Said {
  return HEADINGS.find(({ text }) => text === heading) ?? sayLabel(heading);
}
