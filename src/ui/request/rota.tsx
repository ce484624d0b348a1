import { IconBan, IconCheck, IconCircle, IconClock } from '@tabler/icons-react';
import type { Request } from '../parts/use-act.js';
import { useWords } from '../words/index.js';
import classes from './rota.module.css';
import { Nothing } from './section.js';

const shapes = { listed: IconCircle, asked: IconClock, passed: IconBan, ended: IconCheck };

/** Who was asked, who is asked now, who comes next, and why. */
export function Rota({ request }: { request: Request }) {
  const { t, language } = useWords();
  if (request.rota.length === 0) return <Nothing>{t('request.noRota')}</Nothing>;
  return (
    <ol className={classes.rota}>
      {request.rota.map((line) => {
        const Shape = shapes[line.state];
        const why = (language === 'fr' ? line.whyFrench : undefined) ?? line.why;
        return (
          <li key={`${line.position} ${line.partner}`} data-state={line.state}>
            <Shape size={16} aria-hidden />
            <div>
              <strong>{line.partnerName}</strong>{' '}
              <span className={classes.state}>{t(`request.rota_${line.state}`)}</span>
              {why ? <div className={classes.why}>{why}</div> : null}
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
            <div className={classes.why}>{language === 'fr' ? each.french : each.why}</div>
          </div>
        </li>
      ))}
    </ol>
  );
}
