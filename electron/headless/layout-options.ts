import type { PacketOptions } from '../../shared/domain/packet-options.ts';
import { type CommandInput, UsageError } from './command.ts';

/** The options of `export` that take the place of the case's own. */
export const LAYOUT_OPTIONS = ['layout', 'labels', 'paper', 'frames'] as const;

export const LAYOUT_USAGE = '[--layout full|compact] [--labels letters|numbers] [--paper a4|letter] [--frames on|off]';

/** What was said about the packet's layout. Throws `UsageError` on a word that isn't one of the choices. */
export function parseLayoutOptions({ options }: CommandInput): Partial<PacketOptions> {
  const choose = <Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined => {
    const word = options[name];
    if (word === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === word);
    if (choice === undefined) throw new UsageError(`--${name} "${word}" is not one of: ${choices.join(', ')}`);
    return choice;
  };
  const layout = choose('layout', ['full', 'compact']);
  const exhibitLabels = choose('labels', ['letters', 'numbers']);
  const paper = choose('paper', ['a4', 'letter']);
  const frames = choose('frames', ['on', 'off']);
  return {
    ...(layout && { layout }),
    ...(exhibitLabels && { exhibitLabels }),
    ...(paper && { paper }),
    ...(frames && { frames: frames === 'on', framesByEvidence: {} }),
  };
}
