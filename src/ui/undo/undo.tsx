import { Button, type ButtonProps } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import type { UndoableStep } from './step.js';
import classes from './undo.module.css';
import { pathOfStep, type Undone, type UndoOrder, useUndo } from './use-undo.js';

interface Props {
  step: UndoableStep;
  size?: ButtonProps['size'];
  /** With its picture and its key: where it is the one button of a card. */
  shortcut?: string;
  /** Where the place itself orders it too, as by a key. */
  undoing?: UndoOrder;
  done?: (undone: Undone, step: UndoableStep) => void;
  /** One of many in a list: the node is asked when it is in sight. */
  inList?: boolean;
}

/**
 * Takes back one step: of one request, at one version. While that is possible it is a button; afterwards the same place
 * says what came after the step, or that it was taken back.
 */
export function Undo({ step, size = 'compact-sm', shortcut, undoing, done, inList = false }: Props) {
  const { t } = useWords();
  const { ref, entry } = useIntersection();
  const [wasSeen, setWasSeen] = useState(!inList);
  const isSeen = wasSeen || entry?.isIntersecting === true;
  useEffect(() => setWasSeen(isSeen), [isSeen]);
  const own = useUndo(done);
  const undo = undoing ?? own;
  const isMine = undo.variables?.request === step.request && undo.variables.version === step.version;
  const { data, refetch } = useRead('/requests/{id}/undo/{action}/{version}', { path: pathOfStep(step), when: isSeen });
  const until = data?.until;
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => void refetch(), Math.max(0, Date.parse(until) - Date.now()) + 200);
    return () => clearTimeout(timer);
  }, [until, refetch]);
  const said = isMine && undo.data ? undo.data.said : data?.over;
  const failed = isMine && undo.error && !said ? undo.error.message : undefined;
  return (
    <span ref={ref} className={classes.undo} data-undo={`${step.action} ${step.version}`}>
      {said ? (
        <span className={classes.said} data-undo-said>
          {said}
        </span>
      ) : data ? (
        <Button
          size={size}
          variant="default"
          className={classes.button}
          aria-label={t('undo.undoOf', { title: step.title })}
          leftSection={shortcut ? <IconArrowBackUp size={18} aria-hidden /> : undefined}
          loading={isMine && undo.isPending}
          onClick={() => undo.mutate(step)}
        >
          {t('undo.undo')}
        </Button>
      ) : null}
      {shortcut && data && !said ? <kbd aria-hidden>{shortcut}</kbd> : null}
      {failed ? (
        <span className={classes.said} role="alert">
          {failed}
        </span>
      ) : null}
    </span>
  );
}
