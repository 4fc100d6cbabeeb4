/** What a folder is chosen for; the system's dialog says it in the interface's language (shell/dialog-titles.ts). */
export type FolderPurpose =
  | 'archive'
  | 'backups'
  | 'calendar'
  | 'found-backups'
  | 'kit'
  | 'mail'
  | 'recovery-code'
  | 'report'
  | 'sent-kit'
  | 'timeline';

/** Asks for a folder; null when the user closed the dialog. */
export type ChooseFolder = (purpose: FolderPurpose) => Promise<string | null>;
