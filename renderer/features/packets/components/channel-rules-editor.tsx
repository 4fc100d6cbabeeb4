import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import {
  channelOverrideSchema,
  uploadFormatSchema,
  type ChannelOverride,
  type UploadFormat,
} from '../../../../shared/domain/channel.ts';
import type { ChannelRules, Rule } from '../../../../shared/domain/channel-rules.ts';
import { Button } from '../../../components/button/button.tsx';
import { Checkbox } from '../../../components/checkbox/checkbox.tsx';
import { TextField } from '../../../components/text-field/text-field.tsx';
import { changeOver } from '../../../lib/change-over.ts';
import { useAutosaveField } from '../../../lib/use-autosave-field.ts';
import styles from './channel-panel.module.css';

export type ChannelRulesEditorProps = { readonly rules: ChannelRules };

type Key = Exclude<keyof ChannelOverride, 'boxes'>;

/** The user's own values in place of the presets; each can be taken back. */
export function ChannelRulesEditor({ rules }: ChannelRulesEditorProps) {
  const { t } = useLingui();
  const save = (edit: (yours: ChannelOverride) => ChannelOverride): Promise<unknown> =>
    changeOver(
      { name: 'settings.get', input: {} },
      {
        name: 'settings.update',
        input: ({ channelRules }) => ({
          patch: { channelRules: { ...channelRules, [rules.id]: edit(channelRules[rules.id] ?? {}) } },
        }),
      },
    );
  const set = (patch: ChannelOverride): Promise<unknown> => save((yours) => ({ ...yours, ...patch }));
  const reset = (key: Key): void => void save(({ [key]: _dropped, ...rest }) => rest);
  const setBox = (id: string, characters: number | null): Promise<unknown> =>
    save((yours) => {
      const { [id]: _dropped, ...rest } = yours.boxes ?? {};
      return { ...yours, boxes: characters === null ? rest : { ...rest, [id]: characters } };
    });
  const formats = rules.formats.value;
  const toggle = (format: UploadFormat, isOn: boolean): void =>
    void set({ formats: uploadFormatSchema.options.filter((one) => (one === format ? isOn : formats.includes(one))) });
  return (
    <div className={styles.editor}>
      <Resettable rule={rules.formats} onReset={() => reset('formats')}>
        <div className={styles.checks} role="group" aria-label={t`Files it takes`}>
          {uploadFormatSchema.options.map((format) => (
            <Checkbox key={format} isSelected={formats.includes(format)} onChange={(isOn) => toggle(format, isOn)}>
              {format === 'docx' ? 'Word' : format.toUpperCase()}
            </Checkbox>
          ))}
        </div>
      </Resettable>
      <Resettable rule={rules.packet} onReset={() => reset('packet')}>
        <Checkbox isSelected={rules.packet.value} onChange={(packet) => void set({ packet })}>
          <Trans>Takes the packet (needs PDF)</Trans>
        </Checkbox>
      </Resettable>
      <Resettable rule={rules.originals} onReset={() => reset('originals')}>
        <Checkbox isSelected={rules.originals.value} onChange={(originals) => void set({ originals })}>
          <Trans>Takes single papers</Trans>
        </Checkbox>
      </Resettable>
      <Resettable rule={rules.pageImages} onReset={() => reset('pageImages')}>
        <Checkbox isSelected={rules.pageImages.value} onChange={(pageImages) => void set({ pageImages })}>
          <Trans>Pictures of pages in place of other files</Trans>
        </Checkbox>
      </Resettable>
      <NumberRule
        label={t`Size of a file, in MB`}
        rule={rules.fileMb}
        parse={parseAs('fileMb')}
        onSave={(fileMb) => set({ fileMb })}
        onReset={() => reset('fileMb')}
      />
      <NumberRule
        label={t`All files together, in MB`}
        rule={rules.totalMb}
        parse={parseAs('totalMb')}
        onSave={(totalMb) => set({ totalMb })}
        onReset={() => reset('totalMb')}
      />
      <NumberRule
        label={t`Number of files`}
        rule={rules.files}
        parse={parseAs('files')}
        onSave={(files) => set({ files })}
        onReset={() => reset('files')}
      />
      <NamesRule
        rules={rules}
        onSave={(refusedCharacters) => set({ refusedCharacters })}
        onReset={() => reset('refusedCharacters')}
      />
      {rules.boxes.map((box) => (
        <NumberRule
          key={box.id}
          label={t`Characters in “${box.label}”`}
          rule={box.characters}
          parse={parseCount}
          onSave={(characters) => setBox(box.id, characters)}
          onReset={() => void setBox(box.id, null)}
        />
      ))}
    </div>
  );
}

type Parse = (text: string) => number | undefined;

function parseAs(key: 'fileMb' | 'totalMb' | 'files'): Parse {
  return (text) => channelOverrideSchema.shape[key].safeParse(Number(text.trim() || NaN)).data;
}

function parseCount(text: string): number | undefined {
  const count = Number(text.trim() || NaN);
  return Number.isInteger(count) && count > 0 && count <= 1_000_000 ? count : undefined;
}

type ResettableProps = { readonly rule: Rule<unknown>; readonly onReset: () => void; readonly children: ReactNode };

function Resettable({ rule, onReset, children }: ResettableProps) {
  return (
    <div className={styles.field}>
      {children}
      {rule.origin === 'yours' && (
        <Button size="sm" variant="quiet" onPress={onReset}>
          <Trans>Back to preset</Trans>
        </Button>
      )}
    </div>
  );
}

type NumberRuleProps = {
  readonly label: string;
  readonly rule: Rule<number | null>;
  readonly parse: Parse;
  readonly onSave: (value: number) => Promise<unknown>;
  readonly onReset: () => void;
};

function NumberRule({ label, rule, parse, onSave, onReset }: NumberRuleProps) {
  const { t } = useLingui();
  const field = useAutosaveField<string>({
    value: rule.value === null ? '' : String(rule.value),
    save: async (text) => {
      const value = parse(text);
      if (value !== undefined && value !== rule.value) await onSave(value);
    },
    validate: (text) => (text.trim() === '' || parse(text) !== undefined ? null : t`Write a number above 0.`),
  });
  return (
    <Resettable rule={rule} onReset={onReset}>
      <TextField label={label} inputMode="decimal" placeholder={t`not known`} {...field} />
    </Resettable>
  );
}

type NamesRuleProps = {
  readonly rules: ChannelRules;
  readonly onSave: (characters: string) => Promise<unknown>;
  readonly onReset: () => void;
};

function NamesRule({ rules: { refusedCharacters }, onSave, onReset }: NamesRuleProps) {
  const { t } = useLingui();
  const field = useAutosaveField<string>({
    value: refusedCharacters.value,
    save: async (text) => {
      const value = text.replaceAll(/\s/g, '').slice(0, 60);
      if (value !== refusedCharacters.value) await onSave(value);
    },
    validate: () => null,
  });
  return (
    <Resettable rule={refusedCharacters} onReset={onReset}>
      <TextField label={t`Characters refused in file names`} {...field} />
    </Resettable>
  );
}
