import type { Catalogue } from '../catalogue.ts';
import type { CheckedCase } from '../case-file.ts';
import { listExhibits } from '../exhibits.ts';
import type { Finding } from '../finding.ts';
import { answerRequests, isAnswered } from '../letter.ts';
import { listWrittenParts, planShape, type PlanShape } from '../plan-shape.ts';
import { PLAN_PARTS, PLAN_PART_HEADINGS } from '../plan.ts';
import { findNotNeeded } from '../not-needed.ts';
import { asksForOneOf } from '../requested-items.ts';
import { checkDocuments } from './document-checks.ts';
import { checkNoticeIds } from './notice-checks.ts';
import { checkPath } from './path-checks.ts';
import { say, type Said } from '../said.ts';
import { sayHeading } from '../say-heading.ts';
import { tellFinding } from '../tell-finding.ts';

/** What the case as a whole lacks: the letter's head, the plan's parts, the documents asked for, answers to the notice. */
export function checkWholeCase(file: CheckedCase, catalogue: Catalogue): readonly Finding[] {
  return [
    ...checkHead(file),
    ...checkPlanParts(file),
    ...checkDocuments(file, catalogue),
    ...checkRequests(file),
    ...checkNoticeIds(file, catalogue),
    ...checkPath(file, catalogue),
  ];
}

/** The head that lets a reviewer find the account (domain.md 6.4 rule 8). */
function checkHead(file: CheckedCase): readonly Finding[] {
  const { account } = file;
  const lacks: readonly (readonly [boolean, string, Said, Said])[] = [
    [
      account.legalName === '',
      'account/legalName',
      say`The legal entity is missing.`,
      say`Enter the name that Seller Central shows under legal entity.`,
    ],
    [
      account.merchantToken === '',
      'account/merchantToken',
      say`The merchant token is missing.`,
      say`Copy it from Seller Central, Account info.`,
    ],
    [
      account.email === '',
      'account/email',
      say`The e-mail address of the account is missing.`,
      say`Enter the address with which you log in.`,
    ],
    [
      file.case.noticeReceivedOn === null,
      'case/noticeReceivedOn',
      say`The day on which the notice came is missing.`,
      say`Enter it: the age of invoices is counted from that day.`,
    ],
    [
      file.noticeText.trim() === '',
      'case/noticeText',
      say`The text of the notice is missing.`,
      say`Paste it: the letter answers each thing that it asks for.`,
    ],
    [
      file.case.reasons.length === 0,
      'case/reasons',
      say`No reason is chosen yet.`,
      say`Choose what the notice complains about.`,
    ],
  ];
  return lacks
    .filter(([isLacking]) => isLacking)
    .map(([, where, message, fix]) => tellFinding({ rule: 'head-incomplete', level: 'warning', where, message, fix }));
}

function checkPlanParts(file: CheckedCase): readonly Finding[] {
  const { path, packetOptions } = file.case;
  const shape = planShape(path);
  const written = listWrittenParts(file.plan, path);
  const hasExhibits = file.evidence.some((item) => item.include);
  if (!hasExhibits && (written.length === 0 || packetOptions.layout === 'compact')) {
    const isCompact = packetOptions.layout === 'compact';
    return [
      tellFinding({
        rule: 'packet-empty',
        level: 'error',
        where: isCompact ? 'evidence' : 'plan',
        message: isCompact
          ? say`There is nothing to send yet: the compact packet holds only exhibits, and there are none.`
          : say`There is nothing to send yet: no plan and no evidence.`,
        fix: isCompact ? say`Add evidence, or choose the full packet.` : say`Add evidence, or write the plan.`,
      }),
    ];
  }
  return [...checkEmptyParts(file), ...checkUnusedParts(file, shape)];
}

/** Only a plan and a dispute are asked for as a whole; the other shapes may stay short. */
function checkEmptyParts(file: CheckedCase): readonly Finding[] {
  const { path } = file.case;
  if (path !== 'admit' && path !== 'dispute') return [];
  return planShape(path)
    .parts.filter(({ part }) => file.plan[part].trim() === '')
    .map(({ part, heading }) =>
      tellFinding({
        rule: 'plan-part-empty',
        level: 'warning',
        where: `plan/${part}`,
        message: say`"${sayHeading(heading)}" is empty.`,
        fix:
          path === 'admit'
            ? say`Amazon asks for all three parts when it asks for a plan. The notice wins.`
            : say`Say what happened, why it complies, and which document proves it. The notice wins.`,
      }),
    );
}

/** What was written for another path stays where it is, and isn't sent. */
function checkUnusedParts(file: CheckedCase, shape: PlanShape): readonly Finding[] {
  const used = new Set(shape.parts.map(({ part }) => part));
  return PLAN_PARTS.filter((part) => !used.has(part) && file.plan[part].trim() !== '').map((part) =>
    tellFinding({
      rule: 'plan-part-unused',
      level: 'warning',
      where: 'plan',
      message: say`The text in "${sayHeading(PLAN_PART_HEADINGS[part])}" is not sent: this appeal has only "${sayHeading(shape.title)}".`,
      fix: say`If the notice asks for it, choose another way to answer in the overview. The text is kept.`,
    }),
  );
}

function checkRequests(file: CheckedCase): readonly Finding[] {
  const exhibits = listExhibits(file.evidence, file.plan, file.case);
  const answers = answerRequests(file, exhibits);
  const isNeeded = (text: string): boolean => findNotNeeded(file.setAside ?? [], text) === undefined;
  const open = answers.filter((answer) => !isAnswered(file, answer) && isNeeded(answer.item.text));
  // Where one of several things is enough, the rest is no lack.
  if (open.length < answers.length && asksForOneOf(file.noticeText)) return [];
  return open.map((answer) =>
    tellFinding({
      rule: 'request-unanswered',
      level: 'warning',
      where: 'case/noticeText',
      message: say`The notice asks: "${answer.item.text}". No exhibit and no part of the plan was found that answers it.`,
      fix: say`Add the document, choose its type, or answer it in the plan.`,
    }),
  );
}
