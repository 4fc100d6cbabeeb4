import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import { COMMAND_KEYS } from '../../shared/contracts/command-keys.ts';
import type { MenuCommand } from '../../shared/contracts/settings.ts';
import { caseRoute, findRouteCase } from '../lib/route.ts';
import { useAnswer, useAnswerWhen } from '../lib/use-answer.ts';
import { COMMAND_NAMES } from './command-names.ts';

/** One thing that the list of commands can do. */
export type PaletteEntry = {
  readonly id: string;
  readonly name: string;
  readonly group: 'command' | 'screen' | 'case' | 'evidence';
  /** Tells two of one name apart: the store of an appeal. */
  readonly note?: string;
  readonly keys?: string;
  readonly run: () => void;
};

type Commands = {
  readonly canRun: (command: MenuCommand) => boolean;
  readonly run: (command: MenuCommand) => void;
};

/** Everything that can be done or opened from here: commands, screens, appeals, and the documents of the open appeal. */
export function usePaletteEntries({ canRun, run }: Commands): readonly PaletteEntry[] {
  const { t, i18n } = useLingui();
  const [path, navigate] = useLocation();
  const caseId = findRouteCase(path);
  const cases = useAnswer('cases.list', {});
  const evidence = useAnswerWhen(caseId !== undefined, 'evidence.list', { caseId: caseId ?? '' });
  const screen = (to: string, name: string): PaletteEntry => ({
    id: to,
    name,
    group: 'screen',
    run: () => navigate(to),
  });
  const commands = (Object.keys(COMMAND_NAMES) as (keyof typeof COMMAND_NAMES)[])
    .filter(canRun)
    .map((command): PaletteEntry => {
      const keys = COMMAND_KEYS[command];
      return {
        id: command,
        name: i18n._(COMMAND_NAMES[command]),
        group: command.startsWith('go-') ? 'screen' : 'command',
        ...(keys === undefined ? {} : { keys }),
        run: () => run(command),
      };
    });
  return [
    ...commands.filter((entry) => entry.group === 'screen'),
    ...commands.filter((entry) => entry.group === 'command'),
    screen('/stores', t`Stores`),
    screen('/further-ways', t`If Amazon says no`),
    ...cases.map((one): PaletteEntry => ({
      id: `case:${one.id}`,
      name: one.title,
      group: 'case',
      note: one.storeName,
      run: () => navigate(caseRoute(one.id, 'overview')),
    })),
    ...(evidence ?? []).map((one): PaletteEntry => ({
      id: `evidence:${one.id}`,
      name: one.title,
      group: 'evidence',
      run: () => navigate(caseRoute(one.caseId, 'evidence', one.id)),
    })),
  ];
}
