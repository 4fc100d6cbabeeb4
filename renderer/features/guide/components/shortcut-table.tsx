import { useLingui } from '@lingui/react/macro';
import { KeyHint } from '../../../components/key-hint/key-hint.tsx';
import styles from './shortcut-table.module.css';

/** Every shortcut on one page. */
export function ShortcutTable() {
  const { t } = useLingui();
  const groups: readonly {
    readonly title: string;
    readonly rows: readonly (readonly [string, readonly string[]])[];
  }[] = [
    {
      title: t`Anywhere`,
      rows: [
        [t`All commands`, ['Mod+K']],
        [t`New appeal`, ['Mod+N']],
        [t`Undo, redo`, ['Mod+Z', 'Mod+Shift+Z']],
        [t`Next panel, previous panel`, ['F6', 'Shift+F6']],
        [t`Find`, ['Mod+F']],
        [t`Print what the screen shows`, ['Mod+P']],
        [t`Settings`, ['Mod+,']],
        [t`Guide`, ['F1']],
      ],
    },
    {
      title: t`In an appeal`,
      rows: [
        [t`Screens of the sidebar, from top to bottom`, ['Mod+1', 'Mod+7']],
        [t`Add files`, ['Mod+O']],
        [t`Log a contact`, ['Mod+L']],
        [t`Export the packet`, ['Mod+E']],
        [t`Name this version of the plan`, ['Mod+S']],
        [t`Next advice on wording, the one before`, ['F8', 'Shift+F8']],
      ],
    },
    {
      title: t`In a list`,
      rows: [
        [t`Move up, move down`, ['Alt+Up', 'Alt+Down']],
        [t`Remove`, ['Delete']],
        [t`Rename a document`, ['F2']],
        [t`Open`, ['Enter']],
        [t`Menu of the row`, ['Shift+F10']],
      ],
    },
    {
      title: t`In the plan`,
      rows: [[t`Cite an exhibit`, ['@']]],
    },
  ];
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className={styles.title}>{group.title}</h3>
          <dl className={styles.rows}>
            {group.rows.map(([name, keys]) => (
              <div key={name} className={styles.row}>
                <dt>{name}</dt>
                <dd className={styles.keys}>
                  {keys.map((one) => (
                    <KeyHint key={one} keys={one} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
