import type { Language } from '../../shared/domain/language.ts';
import type { AppError } from '../../shared/errors.ts';

/** Words of the boxes that are shown before there is a window, or when it has ended. */
export type StartTexts = {
  readonly failure: {
    readonly title: string;
    /** What is wrong. */
    readonly why: (error: AppError) => string;
    readonly folder: (dataDir: string) => string;
    readonly newer: string;
    readonly diskFull: string;
    readonly inUse: string;
    readonly notWritable: string;
    readonly keepCopy: string;
    readonly noBackup: string;
    /** When a backup was offered and declined, or could not take the place. */
    readonly startAgain: string;
    readonly fromFolder: string;
  };
  /** Shown when the database is damaged and there is a backup. */
  readonly offer: {
    readonly title: string;
    readonly text: (found: {
      readonly moment: string;
      readonly cases: number;
      readonly evidence: number;
    }) => readonly string[];
    readonly buttons: readonly [take: string, leave: string];
  };
  readonly network: { readonly title: string; readonly text: (dataDir: string) => readonly string[] };
  readonly surprise: { readonly title: string; readonly text: (dataDir: string) => readonly string[] };
  readonly windowEnd: { readonly title: string; readonly text: string; readonly buttons: readonly [string, string] };
  readonly restored: { readonly title: string; readonly text: string };
  readonly notRestored: { readonly title: string; readonly text: string };
  readonly understood: string;
};

const ENGLISH: StartTexts = {
  failure: {
    title: 'Reinstate could not open its data',
    why: (error) => error.message,
    folder: (dataDir) => `Your data folder: ${dataDir}`,
    newer: 'What to do: install the newest version of Reinstate and start it again.',
    diskFull: 'What to do: make room on this drive, then start Reinstate again.',
    inUse: 'What to do: close the other Reinstate, then start this one again.',
    notWritable: 'What to do: make sure that you may write into this folder, then start Reinstate again.',
    keepCopy:
      'First copy the whole data folder to another place. Your documents in its folder "vault" are not affected.',
    noBackup: 'There is no backup in the data folder that can be read.',
    startAgain: 'To be asked about the newest backup once more, start Reinstate again.',
    fromFolder:
      'If Reinstate saves backups to a folder of your choice: move the data folder to another place, start Reinstate, open Settings and choose “Restore from a folder”.',
  },
  offer: {
    title: 'Your appeals can’t be opened, but there is a backup',
    text: ({ moment, cases, evidence }) => [
      `The file that holds your appeals is damaged. The newest backup that can be read is of ${moment}. It holds ${countOf(cases, 'appeal')} with ${countOf(evidence, 'document')}.`,
      'Reinstate can use this backup now. What you changed after that time is not in it. The damaged file is kept beside it, and your documents stay in the data folder.',
    ],
    buttons: ['Use the backup', 'Not now'],
  },
  network: {
    title: 'Reinstate can’t use this folder',
    text: (dataDir) => [
      'This data folder is on another computer (a network drive). Reinstate can’t keep your documents safe there: when the connection breaks, the database can be damaged. Nothing was changed.',
      'What to do: start Reinstate with a folder on this computer. If your documents are already in this folder, copy the whole folder to this computer first, then start Reinstate with the copy.',
      `The folder: ${dataDir}`,
    ],
  },
  surprise: {
    title: 'Reinstate could not start',
    text: (dataDir) => [
      'Something went wrong while Reinstate started. Your documents are where they were.',
      'What to do: start Reinstate again. After two starts that failed, it opens in safe mode: without background work, and without the appeal that was open last.',
      `What went wrong is written in the folder "logs" of your data folder: ${dataDir}`,
    ],
  },
  windowEnd: {
    title: 'The window stopped working',
    text: 'Your work is saved up to the last few words. Choose “Open again” to go on.',
    buttons: ['Open again', 'Close'],
  },
  restored: {
    title: 'The backup was restored',
    text: 'Reinstate was closed while it put a backup in place. It has finished that now. What was there before is kept in the data folder, in a file with "before-restore" in its name.',
  },
  notRestored: {
    title: 'The backup was not restored',
    text: 'Reinstate was closed while it put a backup in place, and could not finish. Everything is as it was before. To try again, open Settings and choose "Restore a backup".',
  },
  understood: 'OK',
};

const CHINESE: StartTexts = {
  failure: {
    title: 'Reinstate 无法打开数据',
    why: sayWhyInChinese,
    folder: (dataDir) => `您的数据文件夹：${dataDir}`,
    newer: '解决办法：安装最新版本的 Reinstate，然后重新启动。',
    diskFull: '解决办法：在此磁盘上腾出空间，然后重新启动 Reinstate。',
    inUse: '解决办法：关闭另一个 Reinstate，然后重新启动。',
    notWritable: '解决办法：确认您有权写入此文件夹，然后重新启动 Reinstate。',
    keepCopy: '请先将整个数据文件夹复制到别处。其中“vault”文件夹里的文件不受影响。',
    noBackup: '数据文件夹中没有可读取的备份。',
    startAgain: '如需再次选择最新的备份，请重新启动 Reinstate。',
    fromFolder:
      '如果 Reinstate 会将备份保存到您选择的文件夹：请将数据文件夹移到别处，启动 Reinstate，打开“设置”并选择“从文件夹恢复”。',
  },
  offer: {
    title: '无法打开您的申诉，但有可用的备份',
    text: ({ moment, cases, evidence }) => [
      `存放申诉的文件已损坏。可读取的最新备份创建于${moment}，其中有 ${cases} 个申诉、${evidence} 份文件。`,
      'Reinstate 现在可以使用此备份。此后所作的更改不在其中。损坏的文件会保留在旁边，您的文件仍在数据文件夹中。',
    ],
    buttons: ['使用备份', '暂不'],
  },
  network: {
    title: 'Reinstate 无法使用此文件夹',
    text: (dataDir) => [
      '此数据文件夹位于另一台电脑上（网络驱动器）。Reinstate 无法在那里安全保存您的文件：连接一旦中断，数据库就可能损坏。未作任何更改。',
      '解决办法：让 Reinstate 使用本机上的文件夹。如果您的文件已在此文件夹中，请先将整个文件夹复制到本机，再用副本启动 Reinstate。',
      `文件夹：${dataDir}`,
    ],
  },
  surprise: {
    title: 'Reinstate 无法启动',
    text: (dataDir) => [
      'Reinstate 启动时出现问题。您的文件仍在原处。',
      '解决办法：重新启动 Reinstate。连续两次启动失败后，它会以安全模式打开：不运行后台任务，也不打开上次的申诉。',
      `出错的详情记录在数据文件夹的“logs”文件夹中：${dataDir}`,
    ],
  },
  windowEnd: {
    title: '窗口已停止工作',
    text: '除最后几个字外，您的内容均已保存。请选择“重新打开”继续。',
    buttons: ['重新打开', '关闭'],
  },
  restored: {
    title: '备份已恢复',
    text: 'Reinstate 在恢复备份的过程中被关闭，现已完成恢复。原有内容保留在数据文件夹中，文件名含有“before-restore”。',
  },
  notRestored: {
    title: '备份未能恢复',
    text: 'Reinstate 在恢复备份的过程中被关闭，未能完成。一切仍与之前相同。如需重试，请打开“设置”并选择“恢复备份”。',
  },
  understood: '好',
};

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function sayWhyInChinese(error: AppError): string {
  switch (error.code) {
    case 'data-damaged':
      return '存放申诉的数据库已损坏，已保持原样。';
    case 'newer-data':
      return '数据文件夹由更新版本的 Reinstate 写入。';
    case 'disk-full':
      return '磁盘空间不足。';
    case 'target-unusable':
      return error.details.reason === 'locked' ? '数据文件夹正被另一个程序使用。' : '无法写入数据文件夹。';
    case 'keys-damaged':
      return '用于打开数据的密钥文件及其副本均无法读取，已保持原样。';
    default:
      return '无法打开数据文件夹，未作任何更改。';
  }
}

export const START_TEXTS: Readonly<Record<Language, StartTexts>> = { en: ENGLISH, 'zh-Hans': CHINESE };
