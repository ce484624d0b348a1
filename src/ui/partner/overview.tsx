import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../api/read.js';
import { LinkButton } from '../parts/link-button.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './overview.module.css';
import partner from './partner.module.css';
import type { PartProps } from './save.js';

/** Whether a partner is well, what to do about it, and how we work with it: in this order. */
export function Overview({ partner: of }: PartProps) {
  return (
    <>
      <FiguresOf partner={of} />
      {/* Who speaks only e-mail has no connection that could be tested. */}
      {of.byEmail ? null : (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" mt="md">
          <Connection partner={of} />
          <Certification partner={of} />
        </SimpleGrid>
      )}
      <WorkingWith partner={of} />
    </>
  );
}

function FiguresOf({ partner: of }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { code, channel } = of;
  const heard = useRead('/messages', { query: { partner: code, direction: 'in', limit: 1 }, when: may('seeMessages') });
  const open = useRead('/requests/facets', {
    query: { partner: [code], activity: 'active' },
    when: may('seeRequests'),
    freshMs: 30_000,
  });
  const year = useRead('/figures', { query: { partner: code }, when: may('seeRequests'), freshMs: 60_000 });
  const last = heard.data?.items[0];
  const fill = year.data?.fill.find(({ side }) => side === 'borrowing');
  const count = open.data?.total.count;
  return (
    <section className={`${partner.tile} ${classes.figures}`} aria-label={t('partner.tab_overview')}>
      <Figure
        label={t('partner.lastCall')}
        value={channel.lastCall ? clock.moment(channel.lastCall.at) : t('partner.never')}
        below={channel.lastCall ? t(channel.lastCall.answered ? 'partner.itAnswered' : 'partner.itDidNot') : ''}
      />
      {may('seeMessages') ? (
        <Figure
          label={t('partner.lastHeard')}
          value={last ? clock.moment(last.at) : t('partner.never')}
          below={last?.title ?? ''}
        />
      ) : null}
      <Figure
        label={t('partner.waitingFor')}
        value={t('partner.messages', { count: channel.waiting })}
        below={channel.oldestWaitingAt ? t('partner.waitsSince', { time: clock.moment(channel.oldestWaitingAt) }) : ''}
      />
      {may('seeRequests') ? (
        <>
          <Figure
            label={t('partner.inProgress')}
            value={count === undefined ? '…' : clock.number(count)}
            below={t('partner.requests', { count: count ?? 0 })}
          />
          <Figure
            label={t('partner.filled')}
            value={fill?.rate === undefined ? '–' : t('partner.percent', { share: fill.rate / 100 })}
            below={
              fill && fill.filled + fill.unfilled > 0
                ? t('partner.ofAsked', { count: fill.filled + fill.unfilled })
                : t('partner.nothingAsked')
            }
          />
        </>
      ) : null}
    </section>
  );
}

const Figure = ({ label, value, below }: { label: string; value: string; below: string }) => (
  <dl className={classes.figure}>
    <dt>{label}</dt>
    <dd className={classes.value}>{value}</dd>
    <dd className={classes.below}>{below}</dd>
  </dl>
);

const Card = ({ id, title, children }: { id: string; title: string; children: ReactNode }) => (
  <section className={`${partner.tile} ${classes.card}`} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
);

/** How the way to the partner is, in a sentence, and where it is tried. */
function Connection({ partner: { code, channel, name } }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const said = channel.reason
    ? channel.reason
    : channel.lastCall
      ? t(channel.lastCall.answered ? 'partner.wayGood' : 'partner.wayBad', {
          name,
          time: clock.moment(channel.lastCall.at),
        })
      : t('partner.wayUntried', { name });
  return (
    <Card id="partner-connection" title={t('partner.connection')}>
      <p>{said}</p>
      {channel.nextProbeAt ? <p>{t('exchange.nextProbe', { time: clock.time(channel.nextProbeAt) })}</p> : null}
      {may('keepPartners') ? (
        <LinkButton variant="default" to={`/partners/${encodeURIComponent(code)}/test`}>
          {t('partner.toTest')}
        </LinkButton>
      ) : null}
    </Card>
  );
}

function Certification({ partner: { code, name } }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const list = useRead('/partners/{code}/certifications', { path: { code }, when: may('keepPartners') });
  const newest = list.data?.items[0];
  const { data: report } = useRead('/partners/{code}/certifications/{id}', {
    path: { code, id: newest?.id ?? '' },
    when: newest !== undefined,
  });
  return (
    <Card id="partner-certification" title={t('partner.certification')}>
      {report ? (
        <>
          <p>
            {report.state === 'running'
              ? t('partner.certifyNow', {
                  done: report.passed + report.failed + report.notSupported,
                  all: report.steps.length,
                })
              : t('partner.certifyDone', { passed: report.passed, all: report.steps.length })}
          </p>
          <p className={classes.below}>
            {t('partner.certifyCounts', { failed: report.failed, notSupported: report.notSupported })} ·{' '}
            {clock.day(report.startedAt)}
          </p>
        </>
      ) : (
        <p>{t('partner.notCertified', { name })}</p>
      )}
      {may('keepPartners') ? (
        <LinkButton variant="default" to={`/partners/${encodeURIComponent(code)}/certify`}>
          {t(newest ? 'partner.toCertification' : 'partner.toCertify')}
        </LinkButton>
      ) : null}
    </Card>
  );
}

function WorkingWith({ partner: of }: PartProps) {
  const { t } = useWords();
  const clock = useClock();
  const contact = of.contacts.find(({ preferred }) => preferred) ?? of.contacts[0];
  const supplies = [of.loans ? t('partner.loans') : '', of.copies ? t('partner.copies') : ''].filter(Boolean);
  const closed = of.closedFrom || of.closedUntil;
  const coming = of.closures
    .filter(({ until }) => until >= clock.today())
    .sort((one, other) => one.from.localeCompare(other.from))
    .slice(0, 4);
  const daysOf = (from = '', until = ''): string => {
    if (!from) return t('partner.closedUntil', { until: clock.day(until) });
    if (!until) return t('partner.closedFrom', { from: clock.day(from) });
    return t('partner.closedDays', { from: clock.day(from), until: clock.day(until) });
  };
  return (
    <Card id="partner-working" title={t('partner.workingWith', { name: of.name })}>
      <dl className={classes.working}>
        <div>
          <dt>{t('partner.contact')}</dt>
          <dd>{contact ? contact.name : t('partner.noContact')}</dd>
          {contact?.email ? (
            <dd>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </dd>
          ) : null}
          {contact?.phone ? <dd>{contact.phone}</dd> : null}
        </div>
        <div>
          <dt>{t('partner.itLends')}</dt>
          <dd>{of.lending ? supplies.join(', ') || t('partner.nothing') : t('partner.nothing')}</dd>
        </div>
        <div>
          <dt>{t('partner.itBorrows')}</dt>
          <dd>{t(of.borrowing ? 'partner.fromUs' : 'partner.notFromUs')}</dd>
        </div>
        <div>
          <dt>{t('partner.closed')}</dt>
          <dd>
            {closed ? daysOf(of.closedFrom, of.closedUntil) : coming.length === 0 ? t('partner.notClosed') : null}
          </dd>
          {coming.map(({ from, until, note }) => (
            <dd key={from + until}>
              {daysOf(from, until)}
              {note ? ` (${note})` : null}
            </dd>
          ))}
          {closed || coming.length > 0 ? <dd className={classes.below}>{t('partner.passedOver')}</dd> : null}
        </div>
      </dl>
    </Card>
  );
}
