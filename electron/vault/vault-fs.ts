import * as fs from 'node:fs/promises';

/** What the vault needs of the file system; tests put failures and kills in between. */
export type VaultFs = Pick<typeof fs, 'open' | 'stat' | 'rename' | 'unlink' | 'mkdir' | 'readdir' | 'chmod'>;

export const realFs: VaultFs = fs;
