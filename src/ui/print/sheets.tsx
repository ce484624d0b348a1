import { createPortal } from 'react-dom';
import type { Thing } from '../api/client.js';
import { clockOf } from '../words/when.js';
import { Barcode } from './barcode.js';
import classes from './print.module.css';

type Letter = Thing<'LetterView'>;
/** Facts that a scanner reads from the paper. */
const scanned = ['externalId', 'qualifier', 'itemBarcodes', 'temporaryBarcodes'];

/** Each letter on a sheet of its own, in the language of its reader; seen on paper alone. */
export function Sheets({ letters, types }: { letters: readonly Letter[]; types: readonly Thing<'LetterTypeView'>[] }) {
  return createPortal(
    <div className={classes.sheets} aria-hidden="true" data-sheets>
      {letters.map((letter) => (
        <Sheet key={letter.id} letter={letter} facts={types.find(({ code }) => code === letter.code)?.facts ?? []} />
      ))}
    </div>,
    document.body,
  );
}

function Sheet({ letter, facts }: { letter: Letter; facts: Thing<'LetterTypeView'>['facts'] }) {
  const isFrench = letter.language === 'fr';
  const clock = clockOf(isFrench ? 'fr-CA' : 'en-CA');
  const codes = scanned.flatMap((name) => texts(letter.facts[name]));
  return (
    <article className={classes.sheet} lang={letter.language}>
      <h2>{isFrench ? letter.french : letter.name}</h2>
      {[...new Set(codes)].map((code) => (
        <Barcode key={code} text={code} />
      ))}
      <dl>
        {facts.map(({ name, label, french }) => {
          const said = texts(letter.facts[name]).map((text) => (isMoment(text) ? clock.moment(text) : text));
          return said.length === 0
            ? null
            : [<dt key={name}>{isFrench ? french : label}</dt>, <dd key={`${name} said`}>{said.join('\n')}</dd>];
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
const isMoment = (text: string) => /^\d{4}-\d{2}-\d{2}T/.test(text);
