import { type UseFormReturnType, useForm } from '@mantine/form';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Refused } from '../api/refused.js';
import { useServerErrors } from '../parts/server-form.js';
import { useDraftPlace } from '../request/draft.js';
import { draftOf, emptyDraft, type FieldDraft, type FieldValues, isAt, problemAt, sameValue } from './field-rows.js';

export interface KeptFormOptions {
  /** Why it was not saved: what names a field is said there, and the first such field takes the focus. */
  error?: Refused | null;
  /** Fields that are written nowhere: they are kept while this page of the browser is open. */
  secrets?: readonly string[];
  /** The message above the fields takes the focus, not the first field that is wrong. */
  hasSummary?: boolean;
}

export type KeptForm<T extends Record<string, unknown>> = UseFormReturnType<T> & {
  /** Of the `<form>`. */
  element: RefObject<HTMLFormElement | null>;
  /** What is typed and not saved, and what the node had there when typing began. */
  draft: FieldDraft;
  /** Something is typed and not saved. */
  isTyped: boolean;
  /** It was typed before the form was opened this time. */
  wasKept: boolean;
  /** Sets fields by their whole names, also by one with a dot in it. */
  put(fields: Partial<T>): void;
  /** Goes on with another draft: that of a colleague’s value, or of one’s own over it. */
  goOnWith(draft: FieldDraft): void;
  /** Saved, or taken back: the form shows the thing as the node has it. */
  forget(): void;
  /** What is wrong with a field or a part of it. */
  problemAt(name: string): string | undefined;
};

/**
 * A form of `@mantine/form` whose typing is kept for this person, field by field, until it is saved or taken back: Back, Escape,
 * a new page or the end of a session lose nothing. `now`: the thing as the node has it; untouched fields follow it.
 * The initial values of the form are what the node had when typing began.
 */
export function useKeptForm<T extends Record<string, unknown>>(
  of: string,
  now: T,
  options: KeptFormOptions = {},
): KeptForm<T> {
  const { error = null, secrets = [], hasSummary = false } = options;
  const place = useDraftPlace(`form ${of}`);
  const [kept] = useState(() => withSecrets(of, place.read()));
  const newest = useRef(now);
  newest.current = now;
  const form = useForm<T>({
    initialValues: now,
    onValuesChange: (values) => {
      const draft = draftOf(values as FieldValues, form.getInitialValues() as FieldValues);
      keepSecrets(
        of,
        only(draft, (name) => secrets.includes(name)),
      );
      const written = only(draft, (name) => !secrets.includes(name));
      place.write(Object.keys(written.edits).length > 0 ? JSON.stringify(written) : '');
    },
  });
  const draft = draftOf(form.values as FieldValues, form.getInitialValues() as FieldValues);
  const isTyped = Object.keys(draft.edits).length > 0;
  const element = useRef<HTMLFormElement>(null);
  const goOnWith = ({ edits, seen }: FieldDraft) => {
    form.setInitialValues({ ...newest.current, ...seen });
    form.setValues({ ...emptied(draft.edits), ...newest.current, ...edits });
    form.setErrors(form.errors);
  };

  const isOpened = useRef(false);
  const written = JSON.stringify(now);
  // The thing is another when its text is.
  useLayoutEffect(() => {
    goOnWith(
      isOpened.current ? draftOf(form.getValues() as FieldValues, form.getInitialValues() as FieldValues) : kept,
    );
    isOpened.current = true;
  }, [written]);

  useAskBeforeLeaving(isTyped);
  useProblems(form, element, error, hasSummary);
  return {
    ...form,
    element,
    draft,
    isTyped,
    wasKept: isTyped && Object.keys(kept.edits).length > 0,
    put: (fields) => {
      const changed = Object.entries(fields).filter(([name, value]) => !sameValue(value, form.values[name as keyof T]));
      form.setValues(fields);
      form.setErrors(
        Object.fromEntries(Object.entries(form.errors).filter(([at]) => !changed.some(([name]) => isAt(name, at)))),
      );
    },
    goOnWith,
    forget: () => {
      form.setInitialValues(newest.current);
      form.reset();
    },
    problemAt: (name) => problemAt(form.errors, name),
  };
}

/** What the server says at a field lands there; the first field that is wrong takes the focus. */
function useProblems<T extends Record<string, unknown>>(
  form: UseFormReturnType<T>,
  element: RefObject<HTMLFormElement | null>,
  error: Refused | null,
  hasSummary: boolean,
): void {
  const { errors } = form;
  const isNew = useRef(false);
  useServerErrors(form, error);
  useEffect(() => {
    isNew.current = error !== null && !hasSummary;
  }, [error, hasSummary]);
  useEffect(() => {
    if (!isNew.current || Object.keys(errors).length === 0) return;
    isNew.current = false;
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]:enabled')?.focus();
  }, [errors, element]);
}

/** The browser asks before it closes or leaves a page on which something is typed and not saved. */
function useAskBeforeLeaving(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isTyped]);
}

const emptied = (values: FieldValues) => Object.fromEntries(Object.keys(values).map((name) => [name, undefined]));

const only = ({ edits, seen }: FieldDraft, isWanted: (name: string) => boolean): FieldDraft => {
  const part = (values: FieldValues) => Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)));
  return { edits: part(edits), seen: part(seen) };
};

const secretsTyped = new Map<string, FieldDraft>();

function keepSecrets(of: string, draft: FieldDraft): void {
  if (Object.keys(draft.edits).length > 0) secretsTyped.set(of, draft);
  else secretsTyped.delete(of);
}

function withSecrets(of: string, text: string): FieldDraft {
  const written = text ? (JSON.parse(text) as FieldDraft) : emptyDraft;
  const secret = secretsTyped.get(of) ?? emptyDraft;
  return { edits: { ...written.edits, ...secret.edits }, seen: { ...written.seen, ...secret.seen } };
}
