import { SimpleGrid } from '@mantine/core';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './renew-dialog.module.css';

type Renewal = NonNullable<Request['renewal']>;

export const daysFrom = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export function Dated({ label, day, below }: { label: string; day: string; below: string }) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <strong>{day}</strong>
      <div className={classes.label}>{below}</div>
    </div>
  );
}

/** What a borrower looks at before it asks for a renewal: the lender's date, the patron's, and how far the limit goes. */
export function RenewalDates({ request, renewal }: { request: Request; renewal: Renewal }) {
  const { t } = useWords();
  const clock = useClock(request.timeZone);
  const { since, due, latest, limitDays } = renewal;
  const left = Math.max(0, daysFrom(due, latest));
  const { patronDue } = request;
  return (
    <SimpleGrid cols={3} mb="md" className={classes.dates ?? ''}>
      <Dated
        label={t('act.renewDueNow')}
        day={clock.day(due)}
        below={t('act.renewGiven', { count: Math.max(0, daysFrom(since, due)) })}
      />
      <Dated label={t('act.renewPatronDue')} day={patronDue ? clock.day(patronDue) : '–'} below="" />
      <Dated
        label={t('act.renewLatestAsked')}
        day={clock.day(latest)}
        below={
          left > 0
            ? t('act.renewLeft', { count: left, limit: limitDays })
            : t('act.renewNoneLeft', { limit: limitDays })
        }
      />
    </SimpleGrid>
  );
}
