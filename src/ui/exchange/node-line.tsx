import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useRead } from '../api/read.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './exchange.module.css';

/** How much waits, and how long: the state of the whole exchange in a line. */
export function NodeLine() {
  const { t } = useWords();
  const clock = useClock();
  const { data } = useRead('/node');
  if (!data) return null;
  const { outboxDepth, outboxOldestSeconds, held, waitingEarly } = data.snapshot;
  const oldest = new Date(Date.now() - outboxOldestSeconds * 1000).toISOString();
  const isLate = outboxOldestSeconds > 300;
  return (
    <div className={classes.facts}>
      {outboxDepth === 0 && held === 0 ? (
        <ToneBadge tone="here" icon={IconCircleCheck}>
          {t('exchange.quiet')}
        </ToneBadge>
      ) : null}
      {outboxDepth > 0 ? (
        <ToneBadge tone={isLate ? 'stop' : 'wait'} icon={isLate ? IconAlertTriangle : IconClock}>
          {t('exchange.waiting', { count: outboxDepth })}
          {isLate ? ` · ${t('exchange.oldest', { time: clock.moment(oldest) })}` : ''}
        </ToneBadge>
      ) : null}
      {held > 0 ? (
        <ToneBadge tone="act" icon={IconPlayerPause}>
          {t('exchange.held', { count: held })}
        </ToneBadge>
      ) : null}
      {waitingEarly > 0 ? <span className={classes.small}>{t('exchange.early', { count: waitingEarly })}</span> : null}
    </div>
  );
}
