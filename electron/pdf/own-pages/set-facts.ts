import { joinColumns, type FlowLine } from './flow-line.ts';
import { GREY, type TextStyle } from './page-style.ts';
import { setText, type RichSpan } from './set-text.ts';

/** A row of a table of facts; the value may hold links. */
export type FactRow = { readonly label: string; readonly value: readonly RichSpan[] };

export type FactsStyle = {
  readonly text: TextStyle;
  /** Points from the left edge of a label to that of its value. */
  readonly labelWidth: number;
  /** Points below each row. */
  readonly rowGap: number;
};

const COLUMN_GAP = 8;
/** Where the second of two columns begins, in parts of the width: dates and ids at the left are longer. */
const RIGHT_COLUMN = 0.54;

/** Sets facts below each other: labels at the left, values beside them. */
export function setFacts(facts: readonly FactRow[], style: FactsStyle, width: number): readonly FlowLine[] {
  return facts.flatMap((fact) => addGap(setFact(fact, style, width), style.rowGap));
}

/** Sets facts in two columns, read from left to right; what is too long for half a line takes a whole one. */
export function setFactsInTwoColumns(facts: readonly FactRow[], style: FactsStyle, width: number): readonly FlowLine[] {
  const rightStart = width * RIGHT_COLUMN;
  const lines: FlowLine[] = [];
  for (let index = 0; index < facts.length; index += 1) {
    const [first, second] = facts.slice(index, index + 2);
    const left = first ? setFact(first, style, rightStart - 2 * COLUMN_GAP) : [];
    const right = second ? setFact(second, style, width - rightStart) : [];
    if (left.length === 1 && right.length === 1) {
      const columns = [
        { x: 0, lines: left },
        { x: rightStart, lines: right },
      ];
      lines.push(...addGap(joinColumns(columns), style.rowGap));
      index += 1;
    } else if (first) {
      lines.push(...addGap(setFact(first, style, width), style.rowGap));
    }
  }
  return lines;
}

function setFact(fact: FactRow, { text, labelWidth }: FactsStyle, width: number): readonly FlowLine[] {
  return joinColumns([
    { x: 0, lines: setText([{ text: fact.label }], { ...text, color: GREY }, labelWidth - COLUMN_GAP) },
    { x: labelWidth, lines: setText(fact.value, text, width - labelWidth) },
  ]);
}

function addGap(lines: readonly FlowLine[], gap: number): readonly FlowLine[] {
  return lines.map((line, index) => (index === lines.length - 1 ? { ...line, height: line.height + gap } : line));
}
