import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../words/index.js';
import { DialogFooter } from './dialog-footer.js';
import { ProblemAlert } from './problem.js';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  /** What follows when it is done. */
  children: ReactNode;
  /** Of the button that does it. */
  verb: string;
  /** Of the button that does nothing, which has the focus. */
  leave?: string;
  /** It takes something away for good. */
  isRemoval?: boolean;
  doing: { error: unknown; isPending: boolean };
  run(): void;
  close(): void;
}

/** Asks before something is done that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, verb, leave, isRemoval = false, doing, run, close } = props;
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <p>{children}</p>
      <ProblemAlert error={doing.error} />
      <DialogFooter>
        <Button variant="default" onClick={close} {...(leave ? { 'data-autofocus': true } : {})}>
          {leave ?? t('frame.close')}
        </Button>
        <Button {...(isRemoval ? { color: 'red' } : {})} loading={doing.isPending} onClick={run}>
          {verb}
        </Button>
      </DialogFooter>
    </Modal>
  );
}

interface RemovalProps {
  /** Of the button that asks. */
  label: string;
  title: string;
  verb: string;
  children: ReactNode;
  removing: { error: unknown; isPending: boolean; mutate(nothing: undefined): void };
}

/** At the end of a page: the button that removes its thing, and the question before it. */
export function Removal({ label, removing, ...question }: RemovalProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button mt="md" variant="subtle" color="red" onClick={() => setAsked(true)}>
        {label}
      </Button>
      <ConfirmDialog
        {...question}
        isRemoval
        opened={isAsked}
        doing={removing}
        run={() => removing.mutate(undefined)}
        close={() => setAsked(false)}
      />
    </>
  );
}
