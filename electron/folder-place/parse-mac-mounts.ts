/** A file system of a Mac and the folder where it is seen. */
export type MacMount = {
  readonly folder: string;
  /** As macOS calls it: `apfs`, `smbfs`, `nfs`, `afpfs`, `webdav`, `macfuse`. */
  readonly type: string;
  /** What macOS itself says: the files are kept on this computer. */
  readonly isLocal: boolean;
};

/**
 * What `/sbin/mount` prints, one line for each: `<source> on <folder> (<type>, <flag>, …)`, as `prmount` of Apple's
 * diskdev_cmds writes it. A source may hold " on /" (a folder of another computer), a folder can't in practice, so the
 * last one divides. Lines of another form are left out.
 */
export function parseMacMounts(text: string): readonly MacMount[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, folder, listed] = /^.* on (\/.*) \(([^()]*)\)$/.exec(line) ?? [];
    if (folder === undefined || listed === undefined) return [];
    const [type = '', ...flags] = listed.split(', ');
    return [{ folder, type, isLocal: flags.includes('local') }];
  });
}
