import type { ReactNode } from 'react';
import type { Thing } from '../api/client.js';
import { Notice } from '../records/notice.js';
import { useWords } from '../words/index.js';
import classes from './editor.module.css';
import { type NamedFact, shown } from './fact-marks.js';

type Text = Thing<'LetterWordsView'>['texts'][number];

interface Difference {
  own: Text['builtIn'];
  builtIn: Text['builtIn'];
  facts: readonly NamedFact[];
  children: ReactNode;
}

/** The built-in letter is another one since a new version: which lines each has alone. */
export function Changed({ own, builtIn, facts, children }: Difference) {
  const { t } = useWords();
  const linesOf = ({ subject, body }: Text['builtIn']) =>
    [subject, ...body.split('\n')].filter((line) => line.trim() !== '');
  const only = (these: string[], those: string[]) => these.filter((line) => !those.includes(line));
  const columns = [
    { title: t('letters.removed'), sign: '−', lines: only(linesOf(own), linesOf(builtIn)) },
    { title: t('letters.added'), sign: '+', lines: only(linesOf(builtIn), linesOf(own)) },
  ].filter(({ lines }) => lines.length > 0);
  return (
    <Notice title={t('letters.changedIn')} mt="md">
      {columns.map(({ title, sign, lines }) => (
        <div key={sign}>
          <strong>{title}</strong>
          <ul className={classes.lines}>
            {lines.map((line) => (
              <li key={line}>
                {sign} {shown(line, facts)}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {children}
    </Notice>
  );
}
