import { useEffect, useRef } from 'react';
import type { Refused } from '../api/refused.js';
import { Trouble } from './trouble.js';
import { usePatronWords } from './words.js';

/** What is no field: said above the form. */
export const apart: ReadonlySet<string> = new Set(['standing', 'ownCopy', 'duplicate']);

/** Why a request was not sent, above its form: each line a way to its field. It takes the focus when it comes. */
export function NotSent({ refused, again }: { refused: Refused | undefined; again: () => void }) {
  const { t } = usePatronWords();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) summary.current?.focus();
  }, [refused]);
  if (!refused) return null;
  const problems = refused.problem.problems ?? [];
  return problems.length > 0 ? (
    <div className="my-box" data-look="bad" ref={summary} tabIndex={-1} role="alert">
      <h2>{t('fix', { count: problems.length })}</h2>
      <ul>
        {problems.map(({ field: name, problem }) => (
          <li key={name}>
            {apart.has(name) ? (
              problem
            ) : (
              <a
                href={`#f-${name}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(`f-${name}`)?.focus();
                }}
              >
                {problem}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  ) : (
    <div ref={summary} tabIndex={-1}>
      <p>{t('notSent')}</p>
      <Trouble error={refused} again={again} />
    </div>
  );
}
