import { Button } from '@mantine/core';
import { IconBan, IconCheck, IconCircle, IconClock } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { statusRow } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { progressOf } from './progress.js';
import classes from './rota.module.css';
import { NothingThere } from './section.js';

const RotaDialog = lazy(() => import('./rota-dialog.js'));

const shapes = { listed: IconCircle, asked: IconClock, passed: IconBan, ended: IconCheck };

/** Who was asked, who is asked now, who comes next, and why. */
export function Rota({ request }: { request: Request }) {
  const { t } = useWords();
  const { may } = useSession();
  const [isChanging, setChanging] = useState(false);
  const change =
    request.side === 'borrowing' && !statusRow(request.side, request.state).final && may('workOnRequests') ? (
      <>
        <Button size="compact-sm" variant="default" mt="sm" onClick={() => setChanging(true)}>
          {t('request.changeRota')}
        </Button>
        <Suspense>{isChanging ? <RotaDialog request={request} onClose={() => setChanging(false)} /> : null}</Suspense>
      </>
    ) : null;
  if (request.rota.length === 0)
    return (
      <>
        <NothingThere>{t('request.noRota')}</NothingThere>
        {change}
      </>
    );
  const hasSupplied = progressOf(request.side, request.state, request.serviceType === 'Copy').some(
    ({ station, at }) => station === 'shipped' && at === 'done',
  );
  return (
    <>
      <ol className={classes.rota}>
        {request.rota.map((line) => {
          const Shape = shapes[line.state];
          const { why } = line;
          return (
            <li key={`${line.position} ${line.partner}`} data-state={line.state}>
              <Shape size={16} aria-hidden />
              <div>
                <strong>{line.partnerName}</strong>{' '}
                <span className={classes.state}>
                  {t(line.state === 'asked' && hasSupplied ? 'request.rota_supplied' : `request.rota_${line.state}`)}
                </span>
                {why ? <div className={classes.why}>{why}</div> : null}
                {(line.behind ?? []).map(({ symbol, refused }) => (
                  <div key={symbol} className={classes.why}>
                    {t(refused ? 'request.behindRefused' : 'request.behindAsked', { symbol })}
                  </div>
                ))}
              </div>
            </li>
          );
        })}
        {(request.leftOut ?? []).map((each) => (
          <li key={`out ${each.partner}`} data-state="passed">
            <IconBan size={16} aria-hidden />
            <div>
              <strong>{each.partnerName ?? each.partner}</strong>{' '}
              <span className={classes.state}>{t('request.rota_leftOut')}</span>
              <div className={classes.why}>{each.why}</div>
            </div>
          </li>
        ))}
      </ol>
      {change}
    </>
  );
}
