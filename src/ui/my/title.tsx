import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { folded, titleKeys } from '../../domain/fulfilment/titles.js';
import { type MergedTitle, titlesInOrder } from '../../domain/lists/network-titles.js';
import type { FoundHere } from '../../domain/patrons-side/views.js';
import { Availability, Verdict } from './availability.js';
import { accessOf, askAddress, askedAt, hasSign, signOf, spokenIn, useFoundForPatrons } from './found.js';
import { useTitle } from './frame.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** One title: how to get it, and who has it. */
export function Component() {
  const { t, locale } = usePatronWords();
  const { site, patron } = useHere();
  const [address] = useSearchParams();
  const q = address.get('q') ?? '';
  const sign = address.get('t') ?? '';
  const found = useFoundForPatrons(q);
  const title = found.titles.find((each) => hasSign(each, sign));
  useTitle(title?.best.title ?? t('search'));
  const back = <Link to={`/?${new URLSearchParams({ q })}`}>{t('back', { count: found.titles.length })}</Link>;
  if (!title)
    return (
      <>
        <p>{back}</p>
        <h1>{found.isDone ? t('titleGone') : t('asking')}</h1>
      </>
    );
  const { best } = title;
  const holders = bestOfEach(title.found as FoundHere[]);
  const own = holders.find(({ partner }) => partner === undefined);
  const access = accessOf(title);
  const asked = askedAt(title);
  const about = fullestOf(title.found as FoundHere[]);
  const published = [about?.place, best.publisher, best.year].filter(Boolean).join(', ');
  const facts = [
    published,
    best.edition,
    t(`format_${best.format}` as 'format_book'),
    about?.extent,
    languageName(best.language, locale),
    best.isbns[0] ? `ISBN ${best.isbns[0]}` : undefined,
  ].filter(Boolean);
  const editions = titlesInOrder(found.titles, best.title, 'newest').filter((each) => isOtherEdition(each, title));
  const hasSince = holders.some(({ since }) => since !== undefined);
  const usual = site.usualDays;
  return (
    <>
      <p>{back}</p>
      <div className="my-two">
        <div>
          <h1 lang={spokenIn(best.language)}>{best.title}</h1>
          {best.author ? (
            <p>
              <Link to={searchFor(best.author)}>{best.author}</Link>
            </p>
          ) : null}
          <p className="my-second">{facts.join(' · ')}</p>
          <AboutTitle about={about} language={best.language} />
        </div>
        <section className="my-card my-framed my-aside" aria-labelledby="how">
          <h2 id="how">{t('how')}</h2>
          {own ? (
            <>
              <h3>{t('atYours')}</h3>
              <Verdict {...own} />
              {own.verdict === 'available' ? (
                <>
                  <p>{own.callNumber ? t('takeIt', { callNumber: own.callNumber }) : t('takeItUnsaid')}</p>
                  {site.placesHolds ? (
                    <div className="my-buttons">
                      <Button component={Link} to={askAddress(title)} fullWidth className="my-whole">
                        {t('placeHold')}
                      </Button>
                    </div>
                  ) : null}
                </>
              ) : null}
            </>
          ) : null}
          {access.kind === 'here' || access.kind === 'none' ? null : (
            <>
              <h3>{t('fromOther')}</h3>
              <Availability title={title} />
              {usual ? (
                <p className="my-second">
                  {usual.from === usual.to ? t('usualDay', { days: usual.to }) : t('usualDays', { ...usual })}
                </p>
              ) : null}
              <div className="my-buttons">
                <Button component={Link} to={askAddress(title)} fullWidth className="my-whole">
                  {t('getItWith', { link: site.link })}
                </Button>
              </div>
              {patron ? null : <p className="my-second">{t('signInNext')}</p>}
            </>
          )}
          {access.kind === 'none' ? <Availability title={title} /> : null}
        </section>
        <section aria-labelledby="who">
          <h2 id="who">{t('who')}</h2>
          {asked ? <p className="my-second">{t('askedAgo', { minutes: minutesSince(asked) })}</p> : null}
          <table className="my-table">
            <thead>
              <tr>
                <th scope="col">{t('college')}</th>
                <th scope="col" className="my-wide">
                  {t('callNumber')}
                </th>
                {hasSince ? (
                  <th scope="col" className="my-wide">
                    {t('since')}
                  </th>
                ) : null}
                <th scope="col">{t('canBorrow')}</th>
              </tr>
            </thead>
            <tbody>
              {holders.map((each) => (
                <tr key={each.partner ?? ''}>
                  <th scope="row">
                    {each.partner === undefined ? t('yours', { library: site.name }) : each.library}
                    <span className="my-folded my-second">
                      {[
                        each.callNumber,
                        each.since === undefined ? undefined : t('sinceYear', { year: String(each.since) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </th>
                  <td className="my-wide">{each.callNumber ?? '–'}</td>
                  {hasSince ? <td className="my-wide">{each.since ?? '–'}</td> : null}
                  <td>
                    <Verdict {...each} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {found.silent.length > 0 ? (
            <p className="my-second">{t('silent', { libraries: found.silent.join(', ') })}</p>
          ) : null}
        </section>
        {editions.length > 0 ? (
          <section aria-labelledby="editions">
            <h2 id="editions">{t('editions')}</h2>
            <ul className="my-list">
              {editions.map((each) => (
                <li key={each.key} className="my-row">
                  <span>
                    <Link
                      to={`/title?${new URLSearchParams({ q, t: signOf(each.best) })}`}
                      lang={spokenIn(each.best.language)}
                    >
                      {each.best.title}
                    </Link>{' '}
                    <span className="my-second">
                      {[
                        t(`format_${each.best.format}` as 'format_book'),
                        languageName(each.best.language, locale),
                        each.best.year,
                        each.best.edition,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <Availability title={each} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </>
  );
}

const searchFor = (words: string): string => `/?${new URLSearchParams({ q: words })}`;

/** What the record says of the content: at a desk in full, on a phone folded, so that the way to get it stays in sight. */
function AboutTitle({ about, language }: { about: FoundHere['about']; language: string | undefined }) {
  const { t } = usePatronWords();
  const [isWide] = useState(() => window.matchMedia('(min-width: 720px)').matches);
  if (!about?.summary && !about?.series && !about?.subjects) return null;
  const said = (
    <>
      {about.summary ? <p lang={spokenIn(language)}>{about.summary}</p> : null}
      {about.series ? <p className="my-second">{t('series', { series: about.series.join('; ') })}</p> : null}
      {about.subjects ? <Subjects subjects={about.subjects} /> : null}
    </>
  );
  return isWide ? (
    said
  ) : (
    <details className="my-narrowing">
      <summary>{t('aboutTitle')}</summary>
      {said}
    </details>
  );
}

/** Each subject is a search for its words. */
function Subjects({ subjects }: { subjects: readonly string[] }) {
  const { t } = usePatronWords();
  return (
    <p>
      <strong>{t('subjects')}</strong>{' '}
      {subjects.map((subject, at) => (
        <Fragment key={subject}>
          {at > 0 ? ' · ' : ''}
          <Link to={searchFor(subject)}>{subject}</Link>
        </Fragment>
      ))}
    </p>
  );
}

/** What the record says that says most. */
function fullestOf(found: readonly FoundHere[]): FoundHere['about'] {
  const worth = ({ about }: FoundHere) => (about ? JSON.stringify(about).length : 0);
  return [...found].sort((one, other) => worth(other) - worth(one))[0]?.about;
}

/** The same work in another year, form or language of these results: the same main title and the same author. */
function isOtherEdition(one: MergedTitle, other: MergedTitle): boolean {
  const names = [one, other].map(({ best }) => (best.author ? folded(best.author).split(' ').sort().join(' ') : ''));
  return (
    one.key !== other.key &&
    names[0] === names[1] &&
    titleKeys(one.best.title).main === titleKeys(other.best.title).main
  );
}

function languageName(code: string | undefined, locale: string): string | undefined {
  const known = spokenIn(code);
  if (known === undefined) return undefined;
  const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(known);
  return name && name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

const minutesSince = (instant: string): number => Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000));

const order = ['available', 'unknown', 'notAvailable', 'notHeld'];

/** Each library once, by the best that it has: those that can lend first, our own among them. */
function bestOfEach(found: readonly FoundHere[]): FoundHere[] {
  const best = new Map<string | undefined, FoundHere>();
  for (const each of found) {
    const before = best.get(each.partner);
    if (!before || order.indexOf(each.verdict) < order.indexOf(before.verdict)) best.set(each.partner, each);
  }
  return [...best.values()].sort((one, other) => order.indexOf(one.verdict) - order.indexOf(other.verdict));
}
