import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MenuCommand } from '../../shared/contracts/settings.ts';

/** What each command is called in the list of commands. */
export const COMMAND_NAMES: Readonly<Record<Exclude<MenuCommand, 'show-commands'>, MessageDescriptor>> = {
  'go-overview': msg`Overview`,
  'go-review': msg`What happened`,
  'go-evidence': msg`Evidence`,
  'go-plan': msg`Plan of action`,
  'go-packet': msg`Packet`,
  'go-rounds': msg`Rounds`,
  'go-log': msg`Contact log`,
  'add-files': msg`Add files…`,
  'log-contact': msg`Log a contact`,
  'export-packet': msg`Export packet…`,
  print: msg`Print…`,
  find: msg`Find`,
  undo: msg`Undo`,
  redo: msg`Redo`,
  'name-revision': msg`Name this version of the plan`,
  'recognise-text': msg`Recognise text in all scans`,
  'show-audit': msg`All changes of this appeal…`,
  'save-archive': msg`Save this appeal as one file…`,
  'open-archive': msg`Open a saved appeal…`,
  'new-case': msg`New appeal`,
  'show-cases': msg`All appeals`,
  'show-settings': msg`Settings`,
  lock: msg`Lock now`,
  'show-help': msg`Help and shortcuts`,
  'report-problem': msg`Report a problem…`,
  'show-about': msg`About Reinstate`,
};
