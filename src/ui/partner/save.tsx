import { Button } from '@mantine/core';
import { createContext, type FormEvent, type ReactNode, use, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { cache, placeOf, useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { ChangedBy } from '../records/changed-by.js';
import { Kept, type Typed } from '../records/typed.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './partner.module.css';

type Partner = Thing<'PartnerView'>;

export interface PartProps {
  partner: Partner;
}

/** Begins the form of a part anew, with the partner as it is now. */
export const Anew = createContext<() => void>(() => {});
const useAnew = () => use(Anew);

/** Sends what was changed of a partner. */
export function useSave(partner: Partner, done?: () => void) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const place = placeOf('/partners/{code}', { code: partner.code });
  const [base, setBase] = useState(partner);
  const readNow = () =>
    cache.refetchQueries({ queryKey: place }).then(() => setBase(cache.getQueryData<Partner>(place) ?? partner));
  const save = useChange(
    ({ change, seen = base.version }: { change: Record<string, unknown>; seen?: string | undefined }) =>
      api.patch('/partners/{code}', { path: { code: partner.code }, body: change as never, seen }),
    {
      again: ['/partners', '/audit'],
      done: () => {
        politely(t('partner.saved'));
        void readNow().then(() => done?.());
      },
    },
  );
  return {
    error: save.error,
    isPending: save.isPending,
    isSuccess: save.isSuccess,
    /** The partner as it was when the form began, or was saved last: what a change is made from. */
    base,
    mutate: (change: Record<string, unknown>) => save.mutate({ change }),
    /** What was typed, over what a colleague saved meanwhile. */
    allTheSame: () =>
      save.variables &&
      save.mutate({ change: save.variables.change, seen: save.error?.changed?.current['version'] as string }),
  };
}

interface SaveFormProps {
  save: ReturnType<typeof useSave>;
  typed: Pick<Typed<unknown>, 'wasKept' | 'forget'>;
  change: () => Record<string, unknown>;
  children: ReactNode;
}

/** A part of a partner to be changed; for those who may only look its fields are dead. */
export function SaveForm({ save, typed, change, children }: SaveFormProps) {
  const { t } = useWords();
  const { may } = useSession();
  const anew = useAnew();
  const changed = save.error?.changed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(change());
  };
  return (
    <form noValidate onSubmit={submit} className={classes.tile}>
      <Kept typed={typed} />
      <fieldset disabled={!may('keepPartners')} className={classes.plain}>
        {children}
      </fieldset>
      {changed ? (
        <ChangedBy
          who={changed.who}
          theirs={() => {
            typed.forget();
            anew();
          }}
          mine={save.allTheSame}
        />
      ) : (
        <ProblemAlert error={save.error} atFields />
      )}
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
