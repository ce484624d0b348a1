import { Button, Drawer, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Refused } from '../api/refused.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { Kept } from './kept.js';
import type { KeptForm } from './kept-form.js';

interface FormDrawerProps<T extends Record<string, unknown>> {
  title: string;
  form: KeptForm<T>;
  adding: { mutate(values: T): void; isPending: boolean; error: Refused | null };
  /** Of its button. */
  submit: string;
  about?: string;
  onClose(): void;
  children: ReactNode;
}

/** Makes a new thing beside its list. A click next to it closes nothing, and what is typed stays for the next time. */
export function FormDrawer<T extends Record<string, unknown>>(props: FormDrawerProps<T>) {
  const { title, form, adding, submit, about, onClose, children } = props;
  const { t } = useWords();
  return (
    <Drawer
      opened
      onClose={onClose}
      size="lg"
      title={title}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form ref={form.element} noValidate onSubmit={form.onSubmit((values) => adding.mutate(values))}>
        <Stack>
          {about ? <p>{about}</p> : null}
          <Kept form={form} />
          {children}
          <ProblemAlert error={adding.error} atFields />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('records.cancel')}
            </Button>
            <Button type="submit" loading={adding.isPending}>
              {submit}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Drawer>
  );
}
