import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { titleOrders, titlesInOrder } from '../../domain/lists/network-titles.js';
import { CreateWays, wayTo } from '../create/create-ways.js';
import { soughtBy, withCitation } from '../create/form-fields.js';
import { useNewRequest } from '../create/use-new-request.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import type { Key } from '../words/index.js';
import { useWords } from '../words/index.js';
import { draftFrom } from './draft-from.js';
import { Narrow } from './narrow.js';
import { findNarrowing } from './narrowed.js';
import classes from './page.module.css';
import { TitleLine } from './title-line.js';
import { useFound } from './use-found.js';

/** One search over our own catalogue and those of all partners: who has it, and a request made of it. */
export function Component() {
  const { t } = useWords();
  const go = useNavigate();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const address = useAddress();
  const q = address.get('q') ?? '';
  const [typed, type] = useState(q);
  const begun = useNewRequest();
  const pages = Math.min(5, Math.max(1, Number(address.get('pages')) || 1));
  const order = titleOrders.find((each) => each === address.get('sort')) ?? 'best';
  const { merged, silent, partners, answered, of, waiting, hasMore, instead, error } = useFound(q, pages);
  const nameOf = (code: string) => partners.get(code)?.name ?? code;
  const ticked = findNarrowing.tickedIn(address.all);
  const shown = titlesInOrder(findNarrowing.narrowed(merged, ticked), q, order);
  const status = q === '' ? '' : t('find.status', { answered, of, titles: merged.length });
  // Said once, when all have answered: what comes meanwhile is seen.
  useEffect(() => {
    if (!waiting && status) politely(status);
  }, [waiting, status, politely]);
  const request = (title: (typeof merged)[number]) => {
    const { type: form, values } = draftFrom(
      title,
      (partner, service) => partners.get(partner)?.supplies.includes(service) ?? false,
    );
    begun.keep(withCitation(begun.read(), values));
    void go(wayTo(form));
  };
  /** The blank form goes on with what was looked for; what was written there before stays. */
  const keepSought = () => {
    const values = begun.read();
    if (typed.trim() !== '' && !soughtBy(values)) begun.keep({ ...values, title: typed.trim() });
  };
  return (
    <>
      <PageHead
        title={t('nav.find')}
        about={t('find.about')}
        beside={may('workOnRequests') ? <CreateWays way="find" sought={() => typed.trim()} leave={keepSought} /> : null}
      />
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void go(`?q=${encodeURIComponent(typed.trim())}`);
        }}
      >
        <TextInput
          className={classes.field}
          label={t('find.words')}
          description={t('find.wordsHelp')}
          value={typed}
          maxLength={500}
          autoFocus
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          {t('find.search')}
        </Button>
      </form>
      {error ? <ProblemAlert error={error} /> : null}
      {q === '' ? null : (
        <p className={classes.about} data-status>
          {status}
          {waiting ? ` ${t('find.waiting')}` : ''}
        </p>
      )}
      {instead.map(({ word, tried }) => (
        <p key={word}>{t('find.instead', { word, tried: tried.join(', ') })}</p>
      ))}
      {silent.length > 0 ? (
        <Alert color="gray" mb="sm" title={t('find.silent', { count: silent.length })}>
          <ul className={classes.who}>
            {silent.map(({ partner, name, trouble, detail }) => (
              <li key={partner}>
                <strong>{name}</strong> {t(`find.ask_${trouble}` as Key, { detail })}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {q !== '' && !waiting && merged.length === 0 && !error ? <p>{t('find.nothing')}</p> : null}
      <div className={merged.length > 1 ? classes.results : ''}>
        {merged.length > 1 ? (
          <Narrow
            titles={merged}
            ticked={ticked}
            nameOf={nameOf}
            tick={(facet, values) => address.set({ [facet]: values }, true)}
          />
        ) : null}
        <div>
          {shown.length < merged.length ? (
            <p className={classes.about} role="status">
              {t('find.narrowed', { shown: shown.length, titles: merged.length })}{' '}
              <Button
                variant="subtle"
                size="compact-xs"
                onClick={() => address.set(Object.fromEntries(findNarrowing.facets.map((facet) => [facet, undefined])))}
              >
                {t('find.showAll')}
              </Button>
            </p>
          ) : null}
          {merged.length > 1 ? (
            <NativeSelect
              className={classes.sort ?? ''}
              size="xs"
              label={t('find.sort')}
              value={order}
              onChange={(event) => address.set({ sort: event.currentTarget.value }, true)}
              data={titleOrders.map((each) => ({ value: each, label: t(`find.sort_${each}`) }))}
            />
          ) : null}
          <ol className={classes.list}>
            {shown.map((title) => (
              <TitleLine
                key={title.key}
                title={title}
                nameOf={nameOf}
                onRequest={may('workOnRequests') ? () => request(title) : undefined}
              />
            ))}
          </ol>
          {hasMore && !waiting ? (
            <Button variant="default" onClick={() => address.set({ pages: String(pages + 1) }, true)}>
              {t('find.more')}
            </Button>
          ) : null}
        </div>
      </div>
      {may('workOnRequests') ? (
        <p className={classes.about}>
          {t('find.byHand')}{' '}
          <Link to={wayTo('book')} onClick={keepSought}>
            {t('list.book')}
          </Link>{' '}
          {t('find.or')}{' '}
          <Link to={wayTo('article')} onClick={keepSought}>
            {t('list.article')}
          </Link>
          . {typed.trim() === '' ? '' : t('find.isKept', { typed: typed.trim() })}
        </p>
      ) : null}
    </>
  );
}
