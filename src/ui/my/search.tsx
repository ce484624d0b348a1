import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { type MergedTitle, type TitleOrder, titleOrders, titlesInOrder } from '../../domain/lists/network-titles.js';
import { Availability } from './availability.js';
import { accessOf, askAddress, type Found, findMore, signOf, spokenIn, useFoundForPatrons } from './found.js';
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
  const order = titleOrders.find((each) => each === asked.get('sort')) ?? 'best';
  const ticked = titleNarrowing.tickedIn((facet) => asked.getAll(facet));
  const to = (more: Record<string, string>) => {
    const next = Object.entries({
      q: typed.trim(),
      in: isOnlyHere ? 'here' : '',
      sort: order === 'best' ? '' : order,
      ...more,
    });
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
            <Results
              q={q}
              found={found}
              isOnlyHere={isOnlyHere}
              shown={titlesInOrder(titleNarrowing.narrowed(titles, ticked), q, order)}
              order={order}
              sort={(by) => to({ q, sort: by === 'best' ? '' : by })}
              key={`${q} ${isOnlyHere}`}
            />
          </div>
        </div>
      )}
    </>
  );
}

/** So many titles are on the page, and as many more each time. */
const atOnce = 20;

function Results({
  q,
  found,
  isOnlyHere,
  shown,
  order,
  sort,
}: {
  q: string;
  found: Found;
  isOnlyHere: boolean;
  shown: readonly MergedTitle[];
  order: TitleOrder;
  sort(by: TitleOrder): void;
}) {
  const { t } = usePatronWords();
  const { site } = useHere();
  const { here, instead } = found;
  const isDone = isOnlyHere ? here !== undefined : found.isDone;
  const hasMore = isOnlyHere ? here?.hasMore === true : found.hasMore;
  // Of our library alone the line above says it.
  const silent = isOnlyHere ? [] : [...(here?.failed ? [site.name] : []), ...found.silent];
  const hasFailed = isOnlyHere && here?.failed === true;
  const [limit, setLimit] = useState(atOnce);
  const showMore = () => {
    if (shown.length < limit + atOnce) findMore(q);
    setLimit(limit + atOnce);
  };
  return (
    <>
      <p role="status" data-status={isDone ? 'done' : 'asking'}>
        <Status {...{ found, isOnlyHere }} titles={shown.length} />
      </p>
      {isDone && silent.length > 0 ? (
        <p className="my-second">{t('silent', { libraries: silent.join(', ') })}</p>
      ) : null}
      {instead.length > 0 ? <p>{t('instead', { words: instead.join(', ') })}</p> : null}
      {isDone && !hasFailed && shown.length === 0 ? (
        <Nothing q={q} elsewhere={isOnlyHere ? found.titles.length : 0} />
      ) : null}
      {shown.length > 1 ? (
        <NativeSelect
          className="my-sort"
          label={t('sort')}
          value={order}
          onChange={(event) => sort(event.currentTarget.value as TitleOrder)}
          data={titleOrders.map((each) => ({ value: each, label: t(`sort_${each}`) }))}
        />
      ) : null}
      <ol className="my-list">
        {shown.slice(0, limit).map((title) => (
          <Line key={title.key} title={title} q={q} />
        ))}
      </ol>
      {shown.length > limit || hasMore ? (
        <Button variant="default" onClick={showMore}>
          {t('moreTitles')}
        </Button>
      ) : null}
    </>
  );
}

/** Who has answered, and with how many titles: of our library alone where only that is looked at. */
function Status({ found, isOnlyHere, titles }: { found: Found; isOnlyHere: boolean; titles: number }) {
  const { t } = usePatronWords();
  const { of, answered, isDone, here } = found;
  if (isOnlyHere) {
    if (!here) return t('askingHere');
    return here.failed ? t('statusHereFailed') : t('statusHere', { titles });
  }
  return of === 0 ? t('asking') : t(isDone ? 'statusDone' : 'status', { answered, of, titles });
}

function Line({ title, q }: { title: MergedTitle; q: string }) {
  const { t } = usePatronWords();
  const { site } = useHere();
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
        ) : access.kind === 'here' && site.placesHolds ? (
          <Button component={Link} to={askAddress(title)} aria-label={t('placeHoldOf', { title: best.title })}>
            {t('placeHold')}
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

/** Three ways on. `elsewhere`: so many titles other libraries have found that are not looked at. */
function Nothing({ q, elsewhere }: { q: string; elsewhere: number }) {
  const { t } = usePatronWords();
  return (
    <>
      <h2>{t('nothing')}</h2>
      {elsewhere > 0 ? (
        <p>
          <Link to={`/?${new URLSearchParams({ q })}`}>{t('elsewhere', { titles: elsewhere })}</Link>
        </p>
      ) : null}
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
