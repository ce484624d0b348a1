import { Button } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './box.module.css';

const AnswerDialog = lazy(() => import('./answer-dialog.js'));

/** Of a partner that speaks only e-mail: how far the mails to it are, and where its answer is entered. */
export function MailedBox({ request }: { request: Request }) {
  const { t } = useWords();
  const { may } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!request.answers?.length) return null;
  const partner = request.partnerName ?? request.partner ?? '';
  return (
    <section className={classes.box} aria-label={t('mailing.title', { partner })}>
      <p className={classes.about}>{t('mailing.about', { partner })}</p>
      <Mails request={request} />
      {may('workOnRequests') ? (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconMailOpened size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('mailing.enter')}
        </Button>
      ) : null}
      {isOpen ? (
        <Suspense>
          <AnswerDialog request={request} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

function Mails({ request }: { request: Request }) {
  const { t } = useWords();
  const { data, error } = useRead('/letters', {
    query: { request: request.id, limit: 100 },
    keep: true,
    pollMs: isOnItsWay,
  });
  if (error) return <ProblemAlert error={error} />;
  const mails = toPartner(data?.items ?? []);
  if (mails.length === 0) return null;
  return (
    <ul className={classes.mails} aria-label={t('mailing.mails')}>
      {mails.map((letter) => (
        <li key={letter.id} data-status={letter.mail?.status ?? 'none'}>
          <span>{letter.content?.subject}</span>
          <HowFar letter={letter} timeZone={request.timeZone} />
        </li>
      ))}
    </ul>
  );
}

type Letter = Thing<'LetterView'>;
const toPartner = (letters: readonly Letter[]) =>
  letters.filter(({ audience, status }) => audience === 'partner' && status !== 'withdrawn');

/** While a mail is on its way, it is looked for again. */
const isOnItsWay = (page: { items: Letter[] } | undefined) =>
  toPartner(page?.items ?? []).some(({ mail }) => mail?.status === 'waiting' || mail?.status === 'sending')
    ? 5000
    : false;

function HowFar({ letter: { mail, status }, timeZone }: { letter: Letter; timeZone: string | undefined }) {
  const { t } = useWords();
  const clock = useClock(timeZone);
  if (!mail)
    return <span className={classes.far}>{t(status === 'printed' ? 'mailing.printed' : 'mailing.noAddress')}</span>;
  const facts = { to: mail.to, at: clock.moment(mail.at), words: mail.answer ?? '' };
  return <span className={classes.far}>{t(`mailing.far_${mail.status}`, facts)}</span>;
}
