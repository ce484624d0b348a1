import { useRef, useState } from 'react';
import type { WishKind } from '../../domain/patrons-side/views.js';
import { type CitedField, fieldsOf, type WishValues } from '../../domain/patrons-side/wish-fields.js';
import { call } from './api.js';
import { usePatronWords } from './words.js';

interface Found {
  fields: Partial<Record<CitedField, string>>;
  own: boolean;
  library?: string;
}

/** Title, author and year of a number, from the catalogues. What was typed stays as it is. */
export function usePatronCompletion(kind: WishKind, values: WishValues, put: (more: WishValues) => void) {
  const { t } = usePatronWords();
  const [said, say] = useState('');
  const now = useRef({ kind, values, put });
  now.current = { kind, values, put };
  const asked = useRef('');
  const complete = (name: CitedField, typed: string) => {
    const number = typed.trim();
    if (!isWhole(name, number) || number === asked.current) return;
    asked.current = number;
    say(t('completing'));
    call<Found>('GET', `/citation?number=${encodeURIComponent(number)}`).then(
      ({ fields, own, library }) => {
        if (asked.current !== number) return;
        const shown = new Set(fieldsOf[now.current.kind].map((each) => each.replace('*', '')));
        const more = Object.fromEntries(
          Object.entries(fields).filter(([each]) => shown.has(each) && !now.current.values[each as CitedField]?.trim()),
        );
        now.current.put(more);
        const isFilled = Object.keys(more).length > 0;
        say(isFilled ? (own ? t('completedHere') : t('completed', { library: library ?? '' })) : '');
      },
      () => {
        asked.current = '';
        say('');
      },
    );
  };
  return { complete, said };
}

/** As long as such numbers are; the node looks at the rest. */
function isWhole(name: CitedField, number: string): boolean {
  const digits = number.replaceAll(/[^\dXx]/g, '').length;
  if (name === 'isbn') return digits === 10 || digits === 13;
  if (name === 'issn') return digits === 8;
  return name === 'doi' && /10\.\d{4,9}\/\S+/.test(number);
}
