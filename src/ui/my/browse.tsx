import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { type BrowsePage, browsedBy } from '../../domain/patrons-side/views.js';
import { useTitle } from './frame.js';
import { useLoad } from './session.js';
import { Trouble } from './trouble.js';
import { usePatronWords } from './words.js';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Titles or authors of our own library in their order; each leads to the search for it. */
export function Component() {
  const { t } = usePatronWords();
  const go = useNavigate();
  const [asked] = useSearchParams();
  const by = browsedBy.find((each) => each === asked.get('by')) ?? 'title';
  const at = asked.get('at') ?? '';
  const [typed, type] = useState(at);
  useEffect(() => type(at), [at]);
  useTitle(t('browseTitle'));
  const place = ['at', 'after', 'before'].flatMap((name) => {
    const value = asked.get(name)?.slice(0, 200);
    return value ? [[name, value]] : [];
  });
  const { data, error, again } = useLoad<BrowsePage>(`/browse?${new URLSearchParams([['by', by], ...place])}`);
  const to = (more: Record<string, string>) => `/browse?${new URLSearchParams({ by, ...more })}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void go(to({ at: typed.trim() }));
  };
  return (
    <div className="my-narrow">
      <h1>{t('browseTitle')}</h1>
      <nav className="my-kinds" aria-label={t('browseBy')}>
        <div>
          {browsedBy.map((each) => (
            <Link key={each} to={`/browse?by=${each}`} {...(each === by ? { 'aria-current': 'page' } : {})}>
              {t(`browseBy_${each}`)}
            </Link>
          ))}
        </div>
      </nav>
      <nav className="my-letters" aria-label={t('browseLetters')}>
        {letters.map((letter) => (
          <Link key={letter} to={to({ at: letter })} {...(letter === at ? { 'aria-current': 'true' } : {})}>
            {letter.toUpperCase()}
          </Link>
        ))}
      </nav>
      <search>
        <form className="my-buttons" onSubmit={submit}>
          <TextInput
            label={t('browseAt')}
            value={typed}
            maxLength={200}
            name="at"
            onChange={(event) => type(event.currentTarget.value)}
          />
          <Button type="submit" className="my-low">
            {t('browseGo')}
          </Button>
        </form>
      </search>
      {error ? <Trouble error={error} again={again} /> : null}
      {data?.items.length === 0 ? <p>{t('browseNone')}</p> : null}
      <ul className="my-list" aria-label={t(`browseBy_${by}`)}>
        {(data?.items ?? []).map(({ heading, count }) => (
          <li key={heading} className="my-row">
            <Link to={`/?${new URLSearchParams({ q: phraseOf(heading), in: 'here' })}`}>{heading}</Link>
            <span className="my-second">{t('browseCount', { count })}</span>
          </li>
        ))}
      </ul>
      <p className="my-buttons">
        {data?.earlier === undefined ? null : <Link to={to({ before: data.earlier })}>{t('browseEarlier')}</Link>}
        {data?.later === undefined ? null : <Link to={to({ after: data.later })}>{t('browseLater')}</Link>}
      </p>
    </div>
  );
}

/** As a phrase that is searched for as it is. */
const phraseOf = (heading: string): string => `"${heading.replaceAll('"', ' ')}"`;
