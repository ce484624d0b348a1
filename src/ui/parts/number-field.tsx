import { TextInput, type TextInputProps } from '@mantine/core';

interface NumberFieldProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** A number, or what was typed where that is none. */
  value?: unknown;
  onChange?: (value: number | string) => void;
}

/** A whole number. What is none stays as it was typed and goes on so: the node refuses it at this field, and nothing becomes another number. */
export const NumberField = ({ value, onChange, ...given }: NumberFieldProps) => (
  <TextInput
    inputMode="numeric"
    {...given}
    value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
    onChange={(event) => onChange?.(wholeOr(event.currentTarget.value))}
  />
);

/** A whole number as one; what is none as it was typed. */
const wholeOr = (text: string): number | string => (/^-?\d+$/.test(text.trim()) ? Number(text.trim()) : text);
