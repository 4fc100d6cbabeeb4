import {
  Input,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { FieldFrame, type FieldText } from '../field/field-frame.tsx';
import field from '../field/field.module.css';

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> &
  FieldText & {
    readonly placeholder?: string;
    /** `bare` shows an edge only when it is pointed at or used. */
    readonly look?: 'boxed' | 'bare';
  };

type Frame = Omit<TextFieldProps, 'placeholder'>;

function useFrame({ label, isLabelHidden, description, errorMessage, look, ...rest }: Frame) {
  const text: FieldText = { label, isLabelHidden: isLabelHidden ?? false, description, errorMessage };
  const aria = {
    ...rest,
    ...(isLabelHidden ? { 'aria-label': label } : {}),
    isInvalid: Boolean(errorMessage),
    className: `${field.field} ${look === 'bare' ? field.bare : ''}`,
  };
  return { text, aria };
}

/** One line of text. */
export function TextField({ placeholder, ...props }: TextFieldProps) {
  const { text, aria } = useFrame(props);
  return (
    <AriaTextField {...aria}>
      <FieldFrame {...text}>
        <Input className={field.control ?? ''} placeholder={placeholder ?? ''} />
      </FieldFrame>
    </AriaTextField>
  );
}

export type TextAreaFieldProps = TextFieldProps & {
  /** Height to start with; the box then grows with its text. */
  readonly rows?: number;
  /** BCP 47 tag of what is typed, when it isn't the interface's language. */
  readonly lang?: string;
};

/** Several lines of text; grows with what is typed. */
export function TextAreaField({ placeholder, rows = 3, lang, ...props }: TextAreaFieldProps) {
  const { text, aria } = useFrame(props);
  return (
    <AriaTextField {...aria}>
      <FieldFrame {...text}>
        <TextArea
          className={`${field.control} ${field.multiline}`}
          placeholder={placeholder ?? ''}
          rows={rows}
          {...(lang === undefined ? {} : { lang })}
          style={{ minHeight: `${rows * 1.5 + 1}em` }}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
