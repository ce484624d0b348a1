import { useEffect, useRef } from 'react';
import { apartFromFields } from '../../domain/patrons-side/wish-fields.js';
import type { Refused } from '../api/refused.js';
import { Trouble } from './trouble.js';
import { usePatronWords } from './words.js';

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
            {apartFromFields.has(name) ? (
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
