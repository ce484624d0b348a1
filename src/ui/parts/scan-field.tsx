import { TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { isTyping } from '../frame/keys.js';
import { type ReadingShown, readingOf } from './reading.js';

export interface ScanFieldProps {
  label: string;
  /** Called at once for every code; the field is empty again before it is. Several pasted lines are several codes. */
  onScan: (reading: ReadingShown) => void;
  /** Changes when an answer came or a layer closed: the focus comes back then. */
  settled?: unknown;
  placeholder?: string;
}

/** The field that waits for the scanner: it has the focus unless somebody types elsewhere, and is never blocked. */
export function ScanField({ label, onScan, settled, placeholder }: ScanFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const back = () => {
      if (!isTyping(document.activeElement) && !document.querySelector('[role="dialog"]')) field.current?.focus();
    };
    const onBare = (event: MouseEvent) => {
      const target = event.target as HTMLElement;
      if (!target.closest('a,button,input,textarea,select,label,[role],[tabindex]:not(main)')) setTimeout(back);
    };
    back();
    // The frame puts the focus on a page that has just come; the scanner needs it here.
    const soon = setTimeout(back);
    addEventListener('focus', back);
    document.addEventListener('click', onBare);
    return () => {
      clearTimeout(soon);
      removeEventListener('focus', back);
      document.removeEventListener('click', onBare);
    };
  }, [settled]);

  const take = (text: string) => {
    for (const line of text.split(/[\r\n]+/)) {
      const reading = readingOf(line);
      if (reading.code) onScan(reading);
    }
  };
  const down = (event: KeyboardEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    if (event.key !== 'Enter' && !(event.key === 'Tab' && value !== '' && !event.shiftKey)) return;
    event.preventDefault();
    event.currentTarget.value = '';
    take(value);
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    take(text);
  };
  return (
    <TextInput
      ref={field}
      label={label}
      size="lg"
      labelProps={{ mb: 6 }}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      data-scan-field
      leftSection={<IconBarcode aria-hidden />}
      {...(placeholder ? { placeholder } : {})}
      onKeyDown={down}
      onPaste={paste}
    />
  );
}
