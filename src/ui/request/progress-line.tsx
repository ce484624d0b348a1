import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react';
import { isOurTurn } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { type Key, useWords } from '../words/index.js';
import { type Progress, progressOf } from './progress.js';
import classes from './progress-line.module.css';

const shapes = { done: IconCircleCheck, now: IconCircleDot, ahead: IconCircle };

/** Six stations of a loan: what is done, where it is, what is still to come. */
export function ProgressLine({ request }: { request: Request }) {
  const { t } = useWords();
  const progress = progressOf(request.side, request.state, request.serviceType === 'Copy');
  if (progress.length === 0) return null;
  return (
    <ol className={classes.line} aria-label={t('request.progress')}>
      {progress.map(({ station, at }) => {
        const Shape = shapes[at];
        const label = labelOf(station, at, request);
        return (
          <li
            key={station}
            data-at={at}
            data-ours={(at === 'now' && isOurTurn(request)) || undefined}
            aria-current={at === 'now' ? 'step' : undefined}
          >
            <Shape size={16} stroke={2} aria-hidden />
            <span>{t(label)}</span>
            {at === 'done' ? <span className="only-read-aloud">{t('request.stationDone')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** While nobody has answered the station says who is to; conditions are an answer that has a name of its own. */
function labelOf(station: Progress['station'], at: Progress['at'], { side, state }: Request): Key {
  if (station !== 'answered' || at !== 'now') return `request.station_${station}`;
  if (state === 'conditional') return 'request.station_terms';
  return side === 'borrowing' ? 'request.station_awaited' : 'request.station_toAnswer';
}
