import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Refused } from '../api/refused.js';
import { ProblemSummary } from '../create/problem-summary.js';
import { useAnnouncer } from '../parts/announcer.js';
import { useWords } from '../words/index.js';
import { useAskedField } from './asked-field.js';
import { ChangedBy } from './changed-by.js';
import { Crossed } from './crossed.js';
import {
  bodyOfChange,
  bodyOfNew,
  changedIn,
  crossedIn,
  type FieldRow,
  type FieldValues,
  isAt,
  withMine,
  withTheirs,
} from './field-rows.js';
import { Kept } from './kept.js';
import { useKeptForm } from './kept-form.js';
import { RecordFields } from './record-fields.js';
import classes from './record-form.module.css';
import { RemoveButton, type Removing } from './remove-button.js';

export interface RecordFormProps {
  /** Which thing it is, for what is typed and not saved yet: `/reasons reject 40`. */
  of: string;
  rows: readonly FieldRow[];
  /** The thing as the node has it now; what a new one begins with. */
  now: FieldValues;
  isNew: boolean;
  isLocked?: boolean;
  /** Reads the thing anew just before it is saved. */
  fresh?: (() => Promise<FieldValues | undefined>) | undefined;
  save(body: Record<string, unknown>, values: FieldValues): Promise<unknown>;
  saved?(): void;
  /** What saving leads to, besides the button. */
  consequence?: string | undefined;
  removing?: Removing | undefined;
  close?(): void;
  children?: ReactNode;
}

/**
 * A form drawn from field rows. What is typed stays on a refusal, on a lost session and when the page is left; a colleague’s
 * save shows both values and asks.
 */
export function RecordForm({ rows, now, isNew, isLocked = false, children, ...props }: RecordFormProps) {
  const { t } = useWords();
  const { politely, atOnce } = useAnnouncer();
  const [error, setError] = useState<Refused | null>(null);
  const [isSaving, setSaving] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  const secrets = rows.filter(({ kind }) => kind === 'secret').map(({ name }) => name);
  const form = useKeptForm<FieldValues>(props.of, now, { error, hasSummary: true, secrets });
  useAskedField(form.element);
  const { draft, values } = form;
  const crossed = isNew ? [] : crossedIn(draft, now);
  const isChanged = changedIn(draft, now).length > 0;
  useEffect(() => {
    if (crossed.length > 0) politely(t('records.colleague'));
  }, [crossed.length, politely, t]);

  /** The notice that a colleague saved is above the fields and may be out of sight: it has the focus as soon as it is there. */
  const lookAtNotice = () => {
    atOnce(t('records.colleague'));
    setTimeout(() => notice.current?.focus());
  };
  const submit = async () => {
    if (isLocked || isSaving) return;
    setSaving(true);
    try {
      const newest = isNew ? now : ((await props.fresh?.()) ?? now);
      // The banner is shown by the next rendering, which has what was read.
      if (!isNew && crossedIn(draft, newest).length > 0) {
        lookAtNotice();
        return;
      }
      const body = isNew ? bodyOfNew(rows, values) : bodyOfChange(rows, draft, newest);
      if (isNew || Object.keys(body).length > 0) await props.save(body, values);
      setError(null);
      form.forget();
      politely(t('records.saved'));
      props.saved?.();
    } catch (refused) {
      setError(refused as Refused);
      // Somebody was faster by a moment: both values are shown as soon as theirs are read.
      if ((refused as Refused).changed) {
        await props.fresh?.();
        lookAtNotice();
      }
      atOnce((refused as Refused).problem?.title ?? t('frame.unexpected'));
    } finally {
      setSaving(false);
    }
  };
  return (
    <form
      ref={form.element}
      className={classes.form}
      data-locked={isLocked || undefined}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.element.current?.requestSubmit();
      }}
    >
      {isLocked ? <p className={classes.locked}>{t('records.locked')}</p> : null}
      {isChanged ? <Kept form={form} /> : null}
      <div ref={notice} tabIndex={-1} data-notice>
        <Crossed
          fields={rows.filter(({ name }) => crossed.includes(name))}
          mine={draft.edits}
          theirs={now}
          useTheirs={(name) => form.goOnWith(withTheirs(draft, name))}
          keepMine={(name) => form.goOnWith(withMine(draft, name, now))}
        />
        {error?.changed ? <ChangedBy who={error.changed.who} /> : null}
      </div>
      <ProblemSummary
        error={error?.changed ? null : error}
        errors={form.errors}
        labelOf={(field) => rows.find(({ name }) => isAt(name, field))?.label}
      />
      <RecordFields
        {...{ rows, values, isLocked, isNew }}
        problemAt={form.problemAt}
        change={(name, value) => form.put({ [name]: value })}
      />
      {children}
      <div className={classes.foot}>
        {isLocked ? null : (
          <Button type="submit" loading={isSaving} disabled={!isNew && !isChanged}>
            {t(isNew ? 'records.add' : 'records.save')}
          </Button>
        )}
        {props.close ? (
          <Button variant="default" onClick={props.close}>
            {t('records.cancel')}
          </Button>
        ) : null}
        {props.consequence && !isLocked ? <p className={classes.consequence}>{props.consequence}</p> : null}
        {props.removing && !isLocked ? <RemoveButton removing={props.removing} failed={setError} /> : null}
      </div>
    </form>
  );
}
