import { Button } from '@mantine/core';
import type { Refused } from '../api/refused.js';
import { usePatronWords } from './words.js';

/** Something failed: what it was, that nothing was lost, and the way on. */
export function Trouble({ error, again }: { error?: Refused; again?: () => void }) {
  const { t } = usePatronWords();
  const isAway = !error || error.status === 0 || error.status >= 500;
  return (
    <div className="my-box" data-look="bad" role="alert">
      <h2>{isAway ? t('away') : error.problem.title}</h2>
      <p>{isAway ? t('awayDo') : error.problem.detail}</p>
      {error?.problem.traceId && isAway ? <p>{t('awayNumber', { number: error.problem.traceId })}</p> : null}
      <div className="my-buttons">
        <Button variant="default" onClick={again ?? (() => location.reload())}>
          {t('tryAgain')}
        </Button>
      </div>
    </div>
  );
}
