import { useRef, useState } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../words/index.js';
import { citationFields, type FormType, type FormValues } from './form-fields.js';
import { numberSays } from './numbers.js';

export interface Completion {
  /** Asks the catalogues what a number stands for, and fills what is empty. */
  complete: (name: string, number: string) => void;
  /** What came of it, for the reader. */
  said: string;
}

/** Title, author and year of a number, from our own catalogue or a partner’s. What was typed stays as it is. */
export function useCompletion(type: FormType, values: FormValues, fill: (more: FormValues) => void): Completion {
  const { t } = useWords();
  const [said, say] = useState('');
  const now = useRef({ values, type, fill });
  now.current = { values, type, fill };
  const asked = useRef('');
  const complete = (name: string, typed: string) => {
    const number = typed.trim();
    if (number === asked.current || !isWhole(name, number)) return;
    asked.current = number;
    say(t('create.completing'));
    api.get('/network/citation', { query: { number } }).then(
      ({ kind, fields, own, library, silent }) => {
        if (asked.current !== number) return;
        const { values: typedNow, type: form, fill: put } = now.current;
        const more = emptyOnes(typedNow, fields);
        put(more);
        const rows = kind === 'DOI' ? citationFields.article : citationFields[form];
        const labels = rows.filter((row) => row.name in more).map((row) => t(row.label));
        const from = own ? t('create.ownCatalogue') : (library ?? '');
        say(
          kind === undefined || Object.keys(fields).length === 0
            ? t(silent > 0 ? 'create.notCompletedYet' : 'create.notCompleted', { silent })
            : labels.length > 0
              ? t('create.completed', { fields: labels.join(', '), from })
              : t('create.allThere', { from }),
        );
        if (silent > 0) asked.current = '';
      },
      () => {
        if (asked.current === number) asked.current = '';
        say('');
      },
    );
  };
  return { complete, said };
}

const isWhole = (name: string, number: string): boolean =>
  name === 'doi'
    ? /10\.\d{4,9}\/\S+/.test(number)
    : (name === 'isbn' || name === 'issn') && numberSays(name, number) === 'right';

/** Only empty fields. Both forms keep what the other one has. */
const emptyOnes = (values: FormValues, fields: Readonly<Record<string, unknown>>): FormValues =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => value && !String(values[name] ?? '').trim()));
