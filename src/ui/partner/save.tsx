import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

export interface PartProps {
  partner: Thing<'PartnerView'>;
}

/** Sends what was changed of a partner. */
export function useSave(partner: Thing<'PartnerView'>, done?: () => void) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  return useChange(
    (change: Record<string, unknown>) =>
      api.patch('/partners/{code}', { path: { code: partner.code }, body: change as never }),
    {
      again: ['/partners', '/partners/{code}', '/audit'],
      done: () => {
        politely(t('partner.saved'));
        done?.();
      },
    },
  );
}

interface SaveFormProps {
  save: ReturnType<typeof useSave>;
  change: () => Record<string, unknown>;
  children: ReactNode;
}

/** A part of a partner to be changed; for those who may only look its fields are dead. */
export function SaveForm({ save, change, children }: SaveFormProps) {
  const { t } = useWords();
  const { may } = useSession();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(change());
  };
  return (
    <form onSubmit={submit} className={classes.tile}>
      <fieldset disabled={!may('keepPartners')} className={classes.plain}>
        {children}
      </fieldset>
      <ProblemAlert error={save.error} />
      {may('keepPartners') ? (
        <div className={classes.saveBar}>
          <Button type="submit" loading={save.isPending}>
            {t('partner.save')}
          </Button>
          {save.isSuccess ? <span>{t('partner.saved')}</span> : null}
        </div>
      ) : null}
    </form>
  );
}
