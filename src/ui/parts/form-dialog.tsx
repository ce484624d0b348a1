import { Button, Modal, type ModalProps, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useCallback, useRef } from 'react';
import { useWords } from '../words/index.js';
import { useBackStays } from './back-stays.js';
import { DialogFooter } from './dialog-footer.js';

interface FormDialogProps extends Pick<ModalProps, 'size' | 'closeOnClickOutside'> {
  title: string;
  /** Of the button that sends it. */
  submit: string;
  /** Of the other one. */
  leave?: string;
  isSending: boolean;
  /** Nothing can be sent yet. */
  isInert?: boolean;
  /** Its button is pressed at once: nothing is to be typed. */
  isOnlyAsked?: boolean;
  /** The browser asks for what must be filled in; without this the server does. */
  isCheckedByBrowser?: boolean;
  onSubmit(event: FormEvent<HTMLFormElement>): void;
  onClose(): void;
  gap?: 'sm' | 'md';
  /** What is shown when it was done. It takes the place of the form. */
  made?: ReactNode;
  /** The fields, and why it was refused. */
  children: ReactNode;
}

/** A form in a window of its own: its fields, a way out, and the button that sends it. */
export function FormDialog({
  title,
  submit,
  leave,
  isSending,
  isInert = false,
  isOnlyAsked = false,
  isCheckedByBrowser = false,
  onSubmit,
  onClose,
  gap = 'md',
  made,
  children,
  ...window
}: FormDialogProps) {
  const { t } = useWords();
  const isTyped = useRef(false);
  useBackStays(
    onClose,
    useCallback(() => isTyped.current && !made, [made]),
  );
  return (
    <Modal {...window} opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      {made ? (
        <Stack gap={gap}>{made}</Stack>
      ) : (
        <form
          noValidate={!isCheckedByBrowser}
          onSubmit={onSubmit}
          onInput={() => {
            isTyped.current = true;
          }}
        >
          <Stack gap={gap}>
            {children}
            <DialogFooter>
              <Button variant="default" onClick={onClose}>
                {leave ?? t('frame.close')}
              </Button>
              <Button
                type="submit"
                loading={isSending}
                disabled={isInert}
                {...(isOnlyAsked ? { 'data-autofocus': true } : {})}
              >
                {submit}
              </Button>
            </DialogFooter>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
