import { Button } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './box.module.css';

/** Letters to the patron whose mail has not left: when each leaves, and a way to stop it. */
export function WaitingLetters({ request }: { request: Request }) {
  const { t } = useWords();
  const { may } = useSession();
  const clock = useClock(request.timeZone);
  const waits = (request.letters?.waiting ?? 0) > 0;
  const { data } = useRead('/letters', { query: { request: request.id, limit: 100 }, when: waits, keep: true });
  const stop = useChange((id: string) => api.post('/letters/{id}/withdraw', { path: { id } }), {
    again: ['/letters', '/requests/{id}', '/requests/{id}/history'],
  });
  const letters = waits
    ? (data?.items ?? []).filter(
        ({ audience, status, mail }) => audience === 'patron' && status === 'waiting' && mail?.status === 'waiting',
      )
    : [];
  if (letters.length === 0) return null;
  return (
    <section className={classes.box} aria-label={t('mailing.toPatron')}>
      <p className={classes.about}>{t('mailing.toPatronAbout')}</p>
      <ul className={classes.mails}>
        {letters.map((letter) => (
          <li key={letter.id}>
            <span lang={letter.content ? letter.language : undefined}>{letter.content?.subject ?? letter.name}</span>
            <span className={classes.far}>
              {t('mailing.far_waiting', { to: letter.mail?.to ?? '', at: clock.moment(letter.mail?.at ?? '') })}
            </span>
            {may('workOnRequests') ? (
              <Button
                className={classes.stop ?? ''}
                variant="default"
                size="compact-sm"
                aria-label={t('mailing.stopOf', { subject: letter.content?.subject ?? '' })}
                loading={stop.isPending && stop.variables === letter.id}
                onClick={() => stop.mutate(letter.id)}
              >
                {t('mailing.stop')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemAlert error={stop.error} />
    </section>
  );
}
