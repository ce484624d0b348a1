import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { patronSections } from '../../domain/patrons-side/progress.js';
import type { MyFee, MyRequest } from '../../domain/patrons-side/views.js';
import { RequestCard } from './card-of-request.js';
import { isLoan, SideColumn, shownThings } from './column.js';
import { useDays } from './days.js';
import { useTitle } from './frame.js';
import { useHere, useLoad } from './session.js';
import { Trouble } from './trouble.js';
import { usePatronWords } from './words.js';

interface Page {
  items: MyRequest[];
  next?: string;
}

/**
 * What needs an answer first, then what is ready or on loan, then what is on its way; what is over on request. At a desk a
 * column leads to loans, fees or questions alone.
 */
export function Component() {
  const { t, locale } = usePatronWords();
  const day = useDays();
  const { patron } = useHere();
  const [showsOver, showOver] = useState(false);
  const [limit, setLimit] = useState(50);
  const [address] = useSearchParams();
  const shown = shownThings.find((each) => each === address.get('show')) ?? 'requests';
  const open = useLoad<Page>(patron ? `/requests?closed=false&limit=${limit}` : undefined);
  const over = useLoad<Page>(patron && showsOver ? `/requests?closed=true&limit=${limit}` : undefined);
  const account = useLoad<{ fees: MyFee[]; blocks: string[]; finished: number }>(patron ? '/account' : undefined);
  useTitle(t('myRequests'));
  if (!patron) return <Navigate to="/sign-in?back=%2Frequests" replace />;
  const error = open.error ?? over.error;
  const changed = () => {
    open.again();
    over.again();
    account.again();
  };
  const items = (open.data?.items ?? []).filter(
    (each) => shown === 'requests' || (shown === 'loans' ? isLoan(each) : shown === 'messages' && each.mayAnswer),
  );
  const fees = account.data?.fees ?? [];
  const isEmpty = shown === 'fees' ? account.data && fees.length === 0 : open.data && items.length === 0;
  const section = (name: (typeof patronSections)[number], items: readonly MyRequest[]) =>
    items.length === 0 ? null : (
      <section key={name} aria-labelledby={`s-${name}`}>
        <h2 id={`s-${name}`}>
          {t(`section_${name}`)} <span className="my-second">{items.length}</span>
        </h2>
        {items.map((request) => (
          <RequestCard key={request.number} request={request} changed={changed} />
        ))}
      </section>
    );
  const money = (amount: string, currency: string) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount));
  return (
    <div className="my-beside">
      <SideColumn here={shown} open={open.data?.items} fees={fees} />
      <div className="my-requests">
        <h1>{shown === 'requests' ? t('myRequests') : t(`mine_${shown}`)}</h1>
        {error && error.status !== 401 ? <Trouble error={error} again={changed} /> : null}
        {(account.data?.blocks ?? []).map((reason) => (
          <p key={reason} className="my-box">
            {t('blocked', { reason })}
          </p>
        ))}
        {isEmpty ? (
          <p>
            {shown === 'requests' ? (
              <>
                {t('noneOpen')} <Link to="/">{t('search')}</Link>
              </>
            ) : (
              t(`noneOf_${shown}`)
            )}
          </p>
        ) : null}
        {patronSections.map((name) =>
          section(
            name,
            items.filter((each) => each.section === name && (name !== 'finished' || shown !== 'requests')),
          ),
        )}
        {fees.length > 0 && (shown === 'requests' || shown === 'fees') ? (
          <section aria-labelledby="s-fees">
            <h2 id="s-fees">{t('fees')}</h2>
            <ul>
              {fees.map(({ id, amount, currency, note, since }) => (
                <li key={id}>
                  {money(amount, currency)} {note ? `· ${note} ` : ''}· {day(since)}
                </li>
              ))}
            </ul>
            <p className="my-second">{t('feesHow')}</p>
          </section>
        ) : null}
        {shown !== 'fees' && (open.data?.next || over.data?.next) ? (
          <Button variant="default" onClick={() => setLimit(200)} disabled={limit === 200}>
            {t('more')}
          </Button>
        ) : null}
        {shown === 'requests' ? (
          <section aria-labelledby="s-over">
            <h2 id="s-over">{t('finished')}</h2>
            {items
              .filter((each) => each.section === 'finished')
              .map((request) => (
                <RequestCard key={request.number} request={request} changed={changed} />
              ))}
            <p>
              <button type="button" className="my-plain" aria-expanded={showsOver} onClick={() => showOver(!showsOver)}>
                {account.data ? t('finishedCount', { count: account.data.finished }) : t('earlier')}
              </button>
            </p>
            {over.data ? over.data.items.length === 0 ? <p>{t('noneOver')}</p> : null : null}
            {showsOver
              ? (over.data?.items ?? []).map((request) => (
                  <RequestCard key={request.number} request={request} changed={changed} />
                ))
              : null}
          </section>
        ) : null}
      </div>
    </div>
  );
}
