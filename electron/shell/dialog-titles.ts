import type { Language } from '../../shared/domain/language.ts';
import type { FolderPurpose } from '../features/choose-folder.ts';

/** Titles of the system's folder dialogs, by language. */
export const DIALOG_TITLES: Readonly<Record<Language, Readonly<Record<FolderPurpose, string>>>> = {
  en: {
    archive: 'Choose where to put the archive',
    backups: 'Choose a folder for backups, best on another drive',
    calendar: 'Choose a folder for the calendar file',
    'found-backups': 'Choose the folder with the backups',
    kit: 'Choose where to put the submission kit',
    mail: 'Choose where to save the e-mail',
    'recovery-code': 'Choose where to save the recovery code',
    report: 'Choose where to save the report',
    'sent-kit': 'Choose the folder of the submission kit that you sent',
    timeline: 'Choose where to save the timeline',
  },
  'zh-Hans': {
    archive: '选择存档的保存位置',
    backups: '选择备份文件夹，最好在另一块硬盘上',
    calendar: '选择日历文件的保存位置',
    'found-backups': '选择存有备份的文件夹',
    kit: '选择提交包的保存位置',
    mail: '选择邮件的保存位置',
    'recovery-code': '选择恢复码的保存位置',
    report: '选择问题报告的保存位置',
    'sent-kit': '选择您已提交的提交包所在的文件夹',
    timeline: '选择时间线的保存位置',
  },
};
