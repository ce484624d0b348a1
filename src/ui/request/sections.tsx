import { Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { lostCaseRows } from '../../domain/fulfilment/lost-case.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { usePlaceNames } from '../parts/place-names.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Composer } from './composer.js';
import { CopyFiles, mayHaveFiles } from './copy-files.js';
import { DismissButton } from './dismiss-button.js';
import { elementsAt, type LabelledValue } from './elements.js';
import { History } from './history.js';
import { GeneralMessages, MessagesAsXml } from './messages.js';
import { notesOf, RequestNotes } from './notes.js';
import { patronDueOf } from './progress.js';
import { Rota } from './rota.js';
import { Facts, NothingThere, Section } from './section.js';
import classes from './sections.module.css';
import { TemporaryRecord } from './temporary-record.js';
import { isOfMessage } from './unread.js';

const MailsOf = lazy(() => import('../mail-log/mails-of.js'));

/** In their order. */
export const sectionNames = [
  'attention',
  'request',
  'requester',
  'fulfilment',
  'rota',
  'notes',
  'messages',
  'alerts',
  'attachments',
  'letters',
  'history',
  'xml',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Everything the desk knows of a request, section by section. */
export function RequestSections({
  request,
  without = [],
  hasTermsBox = false,
  folded = [],
}: {
  request: Request;
  without?: readonly string[];
  /** Terms that wait for an answer are in a box of their own on the same page. */
  hasTermsBox?: boolean;
  /** Sections that are shown when somebody opens them. */
  folded?: readonly SectionName[];
}) {
  const words = useWords();
  const { t } = words;
  const clock = useClock(request.timeZone);
  const { may } = useSession();
  const shown = (name: string) => !without.includes(name);
  return (
    <>
      {shown('messages') ? (
        <Section name="messages" title={t('request.section_messages')}>
          <GeneralMessages request={request} />
          {shown('composer') ? <Composer request={request} kinds={['message']} /> : null}
        </Section>
      ) : null}
      {shown('attention') ? <Attention request={request} hasTermsBox={hasTermsBox} /> : null}
      {shown('request') ? (
        <Section name="request" title={t('request.section_request')}>
          <Facts
            facts={[...elementsAt(request, 'request', words, clock), ['request.fact_externalId', request.externalId]]}
          />
        </Section>
      ) : null}
      {shown('requester') ? (
        <Section name="requester" title={t('request.section_requester')}>
          <Requester request={request} />
        </Section>
      ) : null}
      {shown('fulfilment') ? (
        <Section name="fulfilment" title={t('request.section_fulfilment')}>
          <Fulfilment request={request} />
        </Section>
      ) : null}
      {shown('fulfilment') ? <TemporaryRecord request={request} /> : null}
      {shown('rota') && request.side === 'borrowing' ? (
        <Section name="rota" title={t('request.section_rota')}>
          <Rota request={request} />
        </Section>
      ) : null}
      {shown('notes') ? (
        <Section name="notes" title={t('request.section_notes')} count={notesOf(request).length}>
          <RequestNotes request={request} />
          {shown('composer') ? <Composer request={request} kinds={['activeNote', 'internalNote']} /> : null}
        </Section>
      ) : null}
      {shown('alerts') ? <Alerts request={request} /> : null}
      {shown('attachments') ? (
        <Section
          name="attachments"
          title={t('request.section_attachments')}
          folds={folded.includes('attachments') && !fileOf(request) && !mayHaveFiles(request)}
        >
          {mayHaveFiles(request) ? (
            <CopyFiles request={request} otherwise={<Attachments request={request} />} />
          ) : (
            <Attachments request={request} />
          )}
        </Section>
      ) : null}
      {shown('letters') && may('seePatrons') ? (
        <Section name="letters" title={t('request.section_letters')} folds>
          <Suspense fallback={<Loading rows={2} height={32} />}>
            <MailsOf request={request.id} />
          </Suspense>
        </Section>
      ) : null}
      {shown('history') ? (
        <Section name="history" title={t('request.section_history')} folds={folded.includes('history')}>
          <History request={request} />
        </Section>
      ) : null}
      {shown('xml') ? (
        <Section name="xml" title={t('request.section_xml')} folds={folded.includes('xml')}>
          <MessagesAsXml request={request} />
        </Section>
      ) : null}
    </>
  );
}

function Attention({ request, hasTermsBox }: { request: Request; hasTermsBox: boolean }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const dismiss = useChange(
    (attentionId: string) =>
      api.post('/requests/{id}/attention/{attentionId}/dismiss', { path: { id: request.id, attentionId } }),
    { again: ['/requests/{id}', '/requests', '/work', '/work/counts', '/requests/facets'] },
  );
  const marks = marksOf(request, hasTermsBox);
  if (marks.length === 0) return null;
  return (
    <Section name="attention" title={t('request.section_attention')} count={marks.length}>
      <ul className={classes.marks}>
        {marks.map((each) => (
          <li key={each.id} className={classes.mark}>
            <div>
              {each.text}
              <div className={classes.when}>{clock.moment(each.openedAt)}</div>
            </div>
            <DismissButton id={each.id} dismiss={dismiss} />
          </li>
        ))}
      </ul>
      <ProblemAlert error={dismiss.error} />
    </Section>
  );
}

/** A message is read and answered where it is; so are terms that wait for their answer in a box of their own. */
const marksOf = ({ attention, terms }: Request, hasTermsBox: boolean): Request['attention'] =>
  attention.filter(
    (each) =>
      !isOfMessage(each) && !(hasTermsBox && each.reason === 'conditionsOffered' && terms?.standing === 'toAnswer'),
  );

function Requester({ request }: { request: Request }) {
  const words = useWords();
  const { t } = words;
  const clock = useClock(request.timeZone);
  const { facts: here } = useSession();
  const places = usePlaceNames(request.pickup !== undefined);
  const library = here.desks.find(({ library }) => library === request.owner)?.libraryName ?? request.owner;
  const patron = request.facts['patron'] as { id?: string; name?: string; email?: string } | undefined;
  const said: (readonly [LabelledValue[0], string | undefined])[] = [
    ['request.fact_patronName', patron?.name ?? request.requester],
    ['request.fact_patronId', patron?.id],
    ['request.fact_email', patron?.email],
    ['request.fact_pickup', places.pickup(request.pickup)],
    ['request.fact_library', request.side === 'lending' ? (request.partnerName ?? request.partner) : library],
  ];
  const facts = [
    ...said.filter((each): each is LabelledValue => Boolean(each[1])),
    ...elementsAt(request, 'requester', words, clock),
  ];
  return facts.length > 0 ? <Facts facts={facts} /> : <NothingThere>{t('request.noRequester')}</NothingThere>;
}

function Fulfilment({ request }: { request: Request }) {
  const words = useWords();
  const { t, textOf } = words;
  const clock = useClock(request.timeZone);
  const facts = request.facts as Record<string, string | undefined> & {
    local?: { location?: string };
  };
  const dated = (iso: string | undefined) => (iso ? clock.moment(iso) : undefined);
  const local = facts['local'] as { location?: string } | undefined;
  const due = patronDueOf(request);
  const places = usePlaceNames(local?.location !== undefined);
  const said: (readonly [LabelledValue[0], string | undefined])[] = [
    ['request.fact_partner', request.partnerName ?? request.partner],
    ['request.fact_patronDue', due && clock.day(due)],
    ['request.fact_shippedAt', dated(facts['shippedAt'])],
    ['request.fact_receivedAt', dated(facts['receivedAt'])],
    ['request.fact_location', places.location(local?.location)],
    ['request.fact_shipTo', request.fulfilment?.shipTo?.join('\n')],
    [
      'request.fact_assignedTo',
      request.assignment
        ? [request.assignment.name ?? request.assignment.assignedTo, request.assignment.note]
            .filter(Boolean)
            .join(' – ')
        : undefined,
    ],
    ['request.fact_created', clock.moment(request.createdAt)],
  ];
  const lost = request.lostCase;
  return (
    <>
      <Facts
        facts={[
          ...said.filter((each): each is LabelledValue => Boolean(each[1])),
          ...elementsAt(request, 'fulfilment', words, clock),
        ]}
      />
      {lost ? (
        <p className={classes.lost}>
          {t('request.hasLostCase', {
            what: [
              textOf(lostCaseRows[lost.state].label),
              lost.fee ? clock.money(lost.fee, lost.currency ?? 'CAD') : undefined,
              lost.invoice,
              lost.why,
            ]
              .filter(Boolean)
              .join(' · '),
          })}
        </p>
      ) : null}
    </>
  );
}

function Alerts({ request }: { request: Request }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const { may } = useSession();
  const alerts = request.fulfilment?.alerts ?? [];
  const remove = useChange(() => api.delete('/requests/{id}/alerts', { path: { id: request.id } }), {
    again: ['/requests/{id}', '/requests'],
  });
  if (alerts.length === 0) return null;
  return (
    <Section name="alerts" title={t('request.section_alerts')} count={alerts.length}>
      <ul className={classes.marks}>
        {alerts.map((alert) => (
          <li key={alert.id} className={classes.mark}>
            <div>
              {alert.label} <div className={classes.when}>{clock.moment(alert.at)}</div>
              {alert.neededBy ? <div>{t('request.moveNeededBy', { day: clock.day(alert.neededBy) })}</div> : null}
            </div>
          </li>
        ))}
      </ul>
      {alerts.length > 0 && may('workOnRequests') ? (
        <Button size="compact-sm" variant="default" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t('request.removeAlerts')}
        </Button>
      ) : null}
      <ProblemAlert error={remove.error} />
    </Section>
  );
}

/** A file that came instead of a parcel. Only web addresses become links. */
function Attachments({ request }: { request: Request }) {
  const { t } = useWords();
  const url = fileOf(request);
  if (!url) return <NothingThere>{t('request.noAttachments')}</NothingThere>;
  return /^https?:\/\//.test(url) ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {url}
    </a>
  ) : (
    <span className="mono">{url}</span>
  );
}

const fileOf = ({ facts }: Request): string | undefined =>
  [facts['url'], facts['deliveryUrl']].find((each): each is string => typeof each === 'string');
