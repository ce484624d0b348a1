import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './shelf.module.css';

/** A day, and how far away it is: red when it is past. */
export function DayLeft({ at, label }: { at: string | undefined; label?: string }) {
  const { t } = useWords();
  const clock = useClock();
  if (!at) return <>–</>;
  const days = clock.daysTo(at);
  const left =
    days < 0
      ? t('shelf.daysLate', { count: -days })
      : days === 0
        ? t('shelf.today')
        : t('shelf.daysLeft', { count: days });
  return (
    <>
      {label ? `${label} ` : ''}
      <span title={clock.exact(at)}>{clock.day(at)}</span>
      <span className={days < 0 ? `${classes.detail} ${classes.late}` : classes.detail}>{left}</span>
    </>
  );
}
