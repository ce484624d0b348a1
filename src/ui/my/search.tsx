import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { MergedTitle } from '../../domain/network-titles.js';
import { Availability } from './availability.js';
import { accessOf, askAddress, type Found, signOf, spokenIn, useFoundForPatrons } from './found.js';
import { useTitle } from './frame.js';
import { NarrowDown, titleNarrowing } from './narrow.js';
import { useHere } from './session.js';
import { Trouble } from './trouble.js';
import { usePatronWords } from './words.js';

/** One search over all colleges; refined by what can be had, by college and by format. */
export function SearchPage() {
  const { t } = usePatronWords();
  const { site } = useHere();
  const go = useNavigate();
  const [asked] = useSearchParams();
  const q = asked.get('q') ?? '';
  const isOnlyHere = asked.get('in') === 'here';
  const [typed, type] = useState(q);
  useEffect(() => type(q), [q]);
  useTitle(q ? t('searchFor', { words: q }) : t('search'));
  const found = useFoundForPatrons(q);
  const titles = isOnlyHere
    ? found.titles.filter((title) => title.found.some(({ partner }) => !partner))
    : found.titles;
  const ticked = titleNarrowing.tickedIn((facet) => asked.getAll(facet));
  const to = (more: Record<string, string>) => {
    const next = Object.entries({ q: typed.trim(), in: isOnlyHere ? 'here' : '', ...more });
    void go(`/?${new URLSearchParams(next.filter(([, value]) => value !== ''))}`);
  };
  const tick = (facet: string, values: readonly string[]) => {
    const next = new URLSearchParams(asked);
    next.delete(facet);
    for (const value of values) next.append(facet, value);
    void go(`/?${next}`, { replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') to({});
  };
  return (
    <>
      <h1>{t('searchTitle')}</h1>
      <search>
        <form className="my-search" onSubmit={submit}>
          <TextInput
            label={t('words')}
            description={t('wordsHow')}
            value={typed}
            maxLength={500}
            name="q"
            onChange={(event) => type(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('where')}
            value={isOnlyHere ? 'here' : ''}
            onChange={(event) => to({ in: event.currentTarget.value })}
            data={[
              { value: '', label: site.scope },
              { value: 'here', label: t('onlyHere') },
            ]}
          />
          <Button type="submit">{t('search')}</Button>
        </form>
      </search>
      {found.error ? <Trouble error={found.error} /> : null}
      {q === '' || found.error ? null : (
        <div className={titles.length > 1 ? 'my-results' : ''}>
          {titles.length > 1 ? <NarrowDown {...{ titles, ticked, tick }} /> : null}
          <div>
            <Results q={q} found={found} shown={titleNarrowing.narrowed(titles, ticked)} />
          </div>
        </div>
      )}
    </>
  );
}

function Results({ q, found, shown }: { q: string; found: Found; shown: readonly MergedTitle[] }) {
  const { t } = usePatronWords();
  const { of, answered, isDone, silent, instead } = found;
  return (
    <>
      <p role="status" data-status={isDone ? 'done' : 'asking'}>
        {of === 0 ? t('asking') : t(isDone ? 'statusDone' : 'status', { answered, of, titles: shown.length })}
      </p>
      {isDone && silent.length > 0 ? (
        <p className="my-second">{t('silent', { libraries: silent.join(', ') })}</p>
      ) : null}
      {instead.length > 0 ? <p>{t('instead', { words: instead.join(', ') })}</p> : null}
      {isDone && shown.length === 0 ? <Nothing q={q} /> : null}
      <ol className="my-list">
        {shown.map((title) => (
          <Line key={signOf(title.best) + title.best.format} title={title} q={q} />
        ))}
      </ol>
    </>
  );
}

function Line({ title, q }: { title: MergedTitle; q: string }) {
  const { t } = usePatronWords();
  const { best } = title;
  const access = accessOf(title);
  const page = `/title?${new URLSearchParams({ q, t: signOf(best) })}`;
  const facts = [best.author, best.year, t(`format_${best.format}` as 'format_book')].filter(Boolean).join(' · ');
  return (
    <li className="my-card">
      <h2>
        <Link to={page}>
          <span lang={spokenIn(best.language)}>{best.title}</span>
        </Link>
      </h2>
      <p className="my-second">{facts}</p>
      <div className="my-row">
        <Availability title={title} />
        {access.kind === 'usedThere' ? (
          <Button component={Link} to={page} variant="default" aria-label={t('detailsOf', { title: best.title })}>
            {t('details')}
          </Button>
        ) : access.kind === 'here' || access.kind === 'none' ? null : (
          <Button
            component={Link}
            to={askAddress(title)}
            variant={access.kind === 'at' ? 'filled' : 'default'}
            aria-label={t('getItOf', { title: best.title })}
          >
            {t('getIt')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Three ways on. */
function Nothing({ q }: { q: string }) {
  const { t } = usePatronWords();
  return (
    <>
      <h2>{t('nothing')}</h2>
      <ul>
        <li>{t('nothingFewer')}</li>
        <li>{t('nothingNumber')}</li>
      </ul>
      <div className="my-card">
        <h3>{t('nothingRight')}</h3>
        <p>{t('nothingForm')}</p>
        <Button component={Link} to={`/ask?${new URLSearchParams({ kind: 'book', title: q })}`} variant="default">
          {t('fillForm')}
        </Button>
      </div>
    </>
  );
}
