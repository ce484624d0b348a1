import { Button } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import type { FoundHere } from '../../domain/patrons-side/views.js';
import { Availability, Verdict } from './availability.js';
import { accessOf, askAddress, askedAt, hasSign, spokenIn, useFoundForPatrons } from './found.js';
import { useTitle } from './frame.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** One title: how to get it, and who has it. */
export function Component() {
  const { t } = usePatronWords();
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
  const about = [best.publisher, best.year, best.edition, t(`format_${best.format}` as 'format_book')];
  return (
    <>
      <p>{back}</p>
      <div className="my-two">
        <div>
          <h1 lang={spokenIn(best.language)}>{best.title}</h1>
          {best.author ? <p>{best.author}</p> : null}
          <p className="my-second">
            {[...about, best.isbns[0] ? `ISBN ${best.isbns[0]}` : undefined].filter(Boolean).join(' · ')}
          </p>
        </div>
        <section className="my-card my-framed my-aside" aria-labelledby="how">
          <h2 id="how">{t('how')}</h2>
          {own ? (
            <>
              <h3>{t('atYours')}</h3>
              <Verdict {...own} />
              {own.verdict === 'available' ? (
                <p>{own.callNumber ? t('takeIt', { callNumber: own.callNumber }) : t('takeItUnsaid')}</p>
              ) : null}
            </>
          ) : null}
          {access.kind === 'here' || access.kind === 'none' ? null : (
            <>
              <h3>{t('fromOther')}</h3>
              <Availability title={title} />
              <div className="my-buttons">
                <Button component={Link} to={askAddress(title)} fullWidth>
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
                <th scope="col">{t('callNumber')}</th>
                <th scope="col">{t('canBorrow')}</th>
              </tr>
            </thead>
            <tbody>
              {holders.map((each) => (
                <tr key={each.partner ?? ''}>
                  <th scope="row">{each.partner === undefined ? t('yours', { library: site.name }) : each.library}</th>
                  <td>{each.callNumber ?? '–'}</td>
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
      </div>
    </>
  );
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
