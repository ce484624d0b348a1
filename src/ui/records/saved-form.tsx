import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { cache, type placeOf, useChange } from '../api/read.js';
import type { paths } from '../api/schema.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useAskedField } from './asked-field.js';
import { ChangedBy } from './changed-by.js';
import { Kept } from './kept.js';
import { type KeptForm, useKeptForm } from './kept-form.js';
import classes from './saved-form.module.css';

interface Versioned {
  version?: string | undefined;
}

/** Something that was read and of which parts are changed. */
export interface Saving<Row extends Versioned> {
  row: Row;
  /** Where it was read from. */
  place: ReturnType<typeof placeOf>;
  patch(change: Record<string, unknown>, seen: string | undefined): Promise<unknown>;
  again: readonly (keyof paths)[];
}

/** Sends what was changed of it. `base`: as it was when the form began, or was saved last, which is what a change is made from. */
export function useSaved<Row extends Versioned>({ row, place, patch, again }: Saving<Row>, done?: () => void) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [base, setBase] = useState(row);
  const readNow = () =>
    cache.refetchQueries({ queryKey: place }).then(() => setBase(cache.getQueryData<Row>(place) ?? row));
  const save = useChange(
    ({ change, seen = base.version }: { change: Record<string, unknown>; seen?: string | undefined }) =>
      patch(change, seen),
    {
      again,
      done: () => {
        politely(t('records.saved'));
        void readNow().then(() => done?.());
      },
    },
  );
  return {
    error: save.error,
    isPending: save.isPending,
    isSuccess: save.isSuccess,
    base,
    mutate: (change: Record<string, unknown>) => save.mutate({ change }),
    /** What was typed, over what a colleague saved meanwhile. */
    allTheSame: () =>
      save.variables &&
      save.mutate({ change: save.variables.change, seen: save.error?.changed?.current['version'] as string }),
    /** Begins anew with the thing as it is now. */
    anew: () => readNow().then(save.reset),
  };
}

export interface SavedFormState<Row extends Versioned, T extends Record<string, unknown>> {
  save: ReturnType<typeof useSaved<Row>>;
  form: KeptForm<T>;
}

/** A form that changes a thing: `valuesOf` says what it begins with. `of` tells what is typed in it from what is typed elsewhere. */
export function useSavedForm<Row extends Versioned, T extends Record<string, unknown>>(
  of: string,
  saving: Saving<Row>,
  valuesOf: (base: Row) => T,
  secrets: readonly string[] = [],
): SavedFormState<Row, T> {
  const save = useSaved(saving, () => form.forget());
  const form: KeptForm<T> = useKeptForm(of, valuesOf(save.base), { error: save.error, secrets });
  return { save, form };
}

export interface SavedFormProps<Row extends Versioned, T extends Record<string, unknown>>
  extends SavedFormState<Row, T> {
  /** What is sent of what was typed. */
  change: (values: T, base: Row) => Record<string, unknown>;
  /** Who may only look has dead fields and no button. */
  isLocked?: boolean;
  children: ReactNode;
}

/** A part of a thing to be changed. A colleague’s save meanwhile is notified of, and asked about. */
export function SavedForm<Row extends Versioned, T extends Record<string, unknown>>(props: SavedFormProps<Row, T>) {
  const { save, form, change, isLocked = false, children } = props;
  const { t } = useWords();
  useAskedField(form.element);
  const changed = save.error?.changed;
  return (
    <form
      ref={form.element}
      noValidate
      onSubmit={form.onSubmit((values) => save.mutate(change(values, save.base)))}
      className={classes.tile}
    >
      <Kept form={form} />
      <fieldset disabled={isLocked} className={classes.plain}>
        {children}
      </fieldset>
      {changed ? (
        <ChangedBy who={changed.who} theirs={() => void save.anew().then(() => form.forget())} mine={save.allTheSame} />
      ) : (
        <ProblemAlert error={save.error} atFields />
      )}
      {isLocked ? null : (
        <div className={classes.saveBar}>
          <Button type="submit" loading={save.isPending}>
            {t('records.save')}
          </Button>
          {save.isSuccess ? <span>{t('records.saved')}</span> : null}
        </div>
      )}
    </form>
  );
}
