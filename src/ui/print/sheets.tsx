import { createPortal } from 'react-dom';
import type { Thing } from '../api/client.js';
import { Worded } from '../letters/worded.js';
import { localeOf } from '../words/index.js';
import { clockOf } from '../words/when.js';
import { Barcode } from './barcode.js';
import classes from './print.module.css';

type Letter = Thing<'LetterView'>;
type Content = Thing<'LetterContent'>;
/** Facts that a scanner reads from the paper. */
const scanned = ['externalId', 'qualifier', 'itemBarcodes', 'temporaryBarcodes'];

/** Each letter on a sheet of its own, in the language of its reader; seen on paper alone. */
export function Sheets({ letters }: { letters: readonly Letter[] }) {
  return createPortal(
    <div className={classes.sheets} aria-hidden="true" data-sheets>
      {letters.map((letter) =>
        letter.content ? (
          <WordedSheet key={letter.id} language={letter.language} content={letter.content} />
        ) : (
          <Sheet key={letter.id} letter={letter} />
        ),
      )}
    </div>,
    document.body,
  );
}

/** A letter in words, as its reader would get it by mail. */
const WordedSheet = ({ language, content }: { language: Letter['language']; content: Content }) => (
  <article className={classes.sheet} lang={language}>
    <Worded content={content} />
  </article>
);

function Sheet({ letter }: { letter: Letter }) {
  const clock = clockOf(localeOf[letter.language]);
  return (
    <article className={classes.sheet} lang={letter.language}>
      <h2>{letter.heading}</h2>
      <dl>
        {Object.entries(letter.labels).map(([name, label]) => {
          if (scanned.includes(name))
            return texts(letter.facts[name]).map((code, at) => [
              <dt key={`${name} ${code}`}>{at > 0 ? '' : label}</dt>,
              <dd key={`${name} ${code} bars`}>
                <Barcode text={code} />
              </dd>,
            ]);
          const said = texts(letter.facts[name]).map((text) => (isMoment(text) ? clock.moment(text) : text));
          return said.length === 0
            ? null
            : [
                <dt key={name}>{label}</dt>,
                <dd key={`${name} said`} data-fact={name}>
                  {said.join('\n')}
                </dd>,
              ];
        })}
      </dl>
    </article>
  );
}

const texts = (value: unknown): string[] =>
  value === undefined || value === null || value === ''
    ? []
    : Array.isArray(value)
      ? value.map(String)
      : typeof value === 'object'
        ? Object.values(value).map(String)
        : [String(value)];
/** Days, and what letters of earlier versions have: moments. */
const isMoment = (text: string) => /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(text);
