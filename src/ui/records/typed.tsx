import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useDraft } from '../request/draft.js';
import { useWords } from '../words/index.js';
import classes from './record-form.module.css';

export interface Typed<T> {
  value: T;
  set(next: T): void;
  /** Something is typed and not saved. */
  isTyped: boolean;
  /** It was typed before the form was opened this time. */
  wasKept: boolean;
  forget(): void;
}

/**
 * What is typed in a form: kept for this person, field by field, until it is saved or taken back. Another tab, Back, Escape, a
 * new page or the end of a session lose nothing. `beginning`: the thing as it is saved.
 */
export function useTyped<T extends object>(of: string, beginning: T): Typed<T> {
  const [text, setText] = useDraft(`typed ${of}`);
  const edits = text ? (JSON.parse(text) as Partial<T>) : {};
  const [wasKept] = useState(text !== '');
  return {
    value: { ...beginning, ...edits },
    set: (next) => {
      const changed = Object.entries(next).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(beginning[name as keyof T]),
      );
      setText(changed.length > 0 ? JSON.stringify(Object.fromEntries(changed)) : '');
    },
    isTyped: text !== '',
    wasKept: wasKept && text !== '',
    forget: () => setText(''),
  };
}

/** Secrets that are typed are kept nowhere but here, while this page of the browser is open. */
const secrets = new Map<string, unknown>();

export function useTypedSecret<T extends object>(of: string, beginning: T): Typed<T> {
  const [value, setValue] = useState(() => (secrets.get(of) as T | undefined) ?? beginning);
  const [wasKept] = useState(() => secrets.has(of));
  const isTyped = secrets.has(of);
  const first = useRef(beginning);
  useAskBeforeLeaving(isTyped);
  return {
    value,
    set: (next) => {
      if (JSON.stringify(next) === JSON.stringify(first.current)) secrets.delete(of);
      else secrets.set(of, next);
      setValue(next);
    },
    isTyped,
    wasKept: wasKept && isTyped,
    forget: () => {
      secrets.delete(of);
      setValue(first.current);
    },
  };
}

/** The browser asks before it closes or leaves a page on which something would be lost. */
function useAskBeforeLeaving(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isTyped]);
}

/** Says that a form holds what was typed before, and how to be rid of it. */
export function Kept({ typed }: { typed: Pick<Typed<unknown>, 'wasKept' | 'forget'> }) {
  const { t } = useWords();
  if (!typed.wasKept) return null;
  return (
    <p className={classes.kept}>
      {t('records.kept')}{' '}
      <Button size="compact-xs" variant="subtle" onClick={typed.forget}>
        {t('records.beginAnew')}
      </Button>
    </p>
  );
}
