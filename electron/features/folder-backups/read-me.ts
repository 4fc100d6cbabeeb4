/** What lies in a backup folder, for whoever finds it. */
export const READ_ME = `This folder holds backups that Reinstate made.

databases   one file for each backup: every text of every appeal at that moment.
            The .json beside it says what it holds and which files it needs.
            A .keys.json beside it means that the backup is protected: it opens
            with the recovery code or the passphrase of the computer that made it.
files       the documents and packets, each once, shared by all backups.

To use it: open Reinstate on any computer, Settings, Backup folder,
"Restore from a folder", and choose this folder. Nothing is replaced before you
have seen what the backup holds and agreed.

Please do not change, rename or delete single files in here. To get rid of the
backups, delete the whole folder.
`;
