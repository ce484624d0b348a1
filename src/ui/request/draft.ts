import { useState } from 'react';
import { useSession } from '../session/session.js';

/** A text that is not sent yet: kept for this person and this thing until it is, also when the page is left. */
export function useDraft(of: string): [text: string, set: (text: string) => void] {
  const { facts } = useSession();
  const key = `interlend.draft ${facts.user.code} ${of}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '');
  return [
    text,
    (now) => {
      setText(now);
      if (now) sessionStorage.setItem(key, now);
      else sessionStorage.removeItem(key);
    },
  ];
}
