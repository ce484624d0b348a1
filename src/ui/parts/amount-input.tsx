import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { readAmount, writeAmount } from '../../domain/request/amount.js';
import { useWords } from '../words/index.js';

export interface AmountInputProps extends Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange'> {
  /** `12.50`, or what was typed where that is no amount. */
  value?: string;
  onChange?: (amount: string) => void;
}

/**
 * An amount of money, shown as the reader's language writes it and read with a comma or a period. What is no amount goes on as it
 * was typed: the node refuses it at this field.
 */
export function AmountInput({ value = '', onChange, ...given }: AmountInputProps) {
  const { locale } = useWords();
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && amountOf(typed) === value ? typed : writeAmount(value, locale);
  return (
    <TextInput
      inputMode="decimal"
      {...given}
      value={shown}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange?.(amountOf(event.currentTarget.value));
      }}
    />
  );
}

const amountOf = (typed: string): string => readAmount(typed) ?? typed.trim();
