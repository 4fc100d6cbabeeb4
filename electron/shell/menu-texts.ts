/** Words of the native menu, the only interface text outside the page. */
export const MENU_TEXTS = {
  file: 'File',
  newCase: 'New appeal',
  showCases: 'All appeals',
  addFiles: 'Add files…',
  recogniseText: 'Recognise text in all scans',
  exportPacket: 'Export packet…',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  find: 'Find',
  audit: 'All changes of this appeal…',
  go: 'Go',
  overview: 'Overview',
  review: 'What happened',
  rounds: 'Rounds',
  evidence: 'Evidence',
  plan: 'Plan of action',
  log: 'Contact log',
  packet: 'Packet',
  logContact: 'Log a contact',
  nameRevision: 'Name this version',
  view: 'View',
  help: 'Reinstate help',
} as const;

export type MenuText = keyof typeof MENU_TEXTS;
