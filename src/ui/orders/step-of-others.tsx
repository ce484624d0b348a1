import { Button, Group, Tooltip } from '@mantine/core';
import { IconUserShield } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { roleRows } from '../../domain/staff/staff.js';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import classes from './step-of-others.module.css';

const AskDialog = lazy(() => import('./ask-dialog.js'));

export interface StepOfOthersProps {
  request: { id: string; version: number; title: string };
  step: Thing<'StepOfOthers'>;
  /** In a row: the role, with the sentence behind it. */
  compact?: boolean;
}

/** A next step that is not the reader's: whose it is, and a way to ask them. */
export function StepOfOthers({ request, step, compact = false }: StepOfOthersProps) {
  const { t, textOf } = useWords();
  const [isOpen, setOpen] = useState(false);
  const said = step.text;
  const [role] = step.roles;
  return (
    <>
      <Group gap={6} wrap="nowrap" className={classes.step ?? ''} data-step-of-others={step.action}>
        {compact && role ? (
          <Tooltip label={said}>
            <span className={classes.role}>
              <span className="only-read-aloud">{said}</span>
              <span aria-hidden>{textOf(roleRows[role].label)}</span>
            </span>
          </Tooltip>
        ) : (
          <span>
            <IconUserShield size={16} aria-hidden className={classes.icon} /> {said}
          </span>
        )}
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('act.askOf', { title: request.title })}
          onClick={() => setOpen(true)}
        >
          {t('act.ask')}
        </Button>
      </Group>
      {isOpen ? (
        <Suspense>
          <AskDialog request={request} said={said} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
