import { Button, Group } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { PressWindow } from '../orders/press-window.js';
import { usePress } from '../orders/use-press.js';
import { ActionBar } from '../parts/action-bar.js';
import type { Action, Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { type TermsOf, useLimitWords, useMoney } from '../terms/terms-words.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './terms-box.module.css';

/**
 * Whether this reader answers the terms in their box. It is the next step then: what comes next, its two answers and
 * everything else that can be done are shown there only.
 */
export function useAnswersTerms({ terms, actions }: Request): boolean {
  const { may } = useSession();
  return (
    terms?.standing === 'toAnswer' && may('workOnRequests') && actions.some(({ name }) => name === 'acceptConditions')
  );
}

/** The lender's terms: what it asks, what that means here, until when it waits, its own words, and the two answers. */
export function TermsBox({ request }: { request: Request }) {
  const { terms } = request;
  return terms ? <Box request={request} terms={terms} /> : null;
}

function Box({ request, terms }: { request: Request; terms: TermsOf }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const answers = useAnswersTerms(request);
  const money = useMoney();
  const limitWords = useLimitWords();
  const press = usePress();
  const order = ({ name, asks }: Action) =>
    press.press({ id: request.id, version: request.version, action: name }, asks, request);
  const { standing, conditions, cost, replyBy, note, reason, acceptedAt } = terms;
  const partner = request.partnerName ?? request.partner ?? t('request.thePartner');
  const isOpen = standing !== 'inForce';
  const title = { toAnswer: 'terms.offered', offered: 'terms.ourOffer', inForce: 'terms.inForce' } as const;
  const limit = request.side === 'borrowing' && isOpen ? limitWords(terms) : undefined;
  const named = (name: string) => request.actions.find((action) => action.name === name);
  const [accept, refuse] = answers ? [named('acceptConditions'), named('refuseConditions')] : [];
  return (
    <section className={classes.box} data-standing={standing} aria-label={t(title[standing], { partner })}>
      <div className={classes.head}>
        <IconScale size={18} aria-hidden />
        <h2 className={classes.title}>{t(title[standing], { partner })}</h2>
        {standing === 'toAnswer' ? <span className={classes.aside}>{t('terms.nothingShipped')}</span> : null}
        {standing === 'offered' ? <span className={classes.aside}>{t('terms.waitsForThem', { partner })}</span> : null}
        {acceptedAt && !isOpen ? (
          <span className={classes.aside}>{t('terms.accepted', { date: clock.day(acceptedAt) })}</span>
        ) : null}
      </div>
      <dl className={classes.facts}>
        <div>
          <dt>{t('terms.condition', { count: Math.max(1, conditions.length) })}</dt>
          {conditions.map((each) => (
            <dd key={each.code}>
              <strong>{each.label}</strong>
              <span className={classes.detail}>{each.says}</span>
            </dd>
          ))}
          {conditions.length === 0 ? (
            <dd>
              <strong>{isOpen && reason ? reason : t('terms.noCondition')}</strong>
            </dd>
          ) : null}
        </div>
        <div>
          <dt>{t('terms.price')}</dt>
          <dd>
            <strong>{cost ? money(cost) : t('terms.noPrice')}</strong>
            {limit ? (
              <span className={classes.detail} data-over={limit.isOver || undefined}>
                {limit.text}
              </span>
            ) : null}
          </dd>
        </div>
        {isOpen ? (
          <div>
            <dt>{t('terms.answerBy')}</dt>
            <dd>
              <strong>{replyBy ? clock.moment(replyBy) : t('terms.noAnswerBy')}</strong>
              {replyBy ? (
                <span className={classes.detail}>
                  {t(standing === 'toAnswer' ? 'terms.afterwards' : 'terms.afterwardsTheirs')}
                </span>
              ) : null}
            </dd>
          </div>
        ) : null}
      </dl>
      {note && isOpen ? <blockquote className={classes.words}>{note}</blockquote> : null}
      {answers ? (
        <Group gap={8}>
          {accept ? (
            <Button
              size="sm"
              variant="filled"
              data-terms="accept"
              data-action="acceptConditions"
              onClick={() => order(accept)}
            >
              {t('terms.accept')}
            </Button>
          ) : null}
          {refuse ? (
            <Button
              size="sm"
              variant="default"
              data-terms="refuse"
              data-action="refuseConditions"
              onClick={() => order(refuse)}
            >
              {t('terms.refuse')}
            </Button>
          ) : null}
          <ActionBar key={request.id} request={request} withKey withShortcuts menuOnly />
        </Group>
      ) : null}
      <PressWindow press={press} request={request} />
    </section>
  );
}
