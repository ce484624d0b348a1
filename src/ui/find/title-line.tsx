import { Button } from '@mantine/core';
import type { MergedTitle } from '../../domain/network-titles.js';
import type { Key } from '../words/index.js';
import { useWords } from '../words/index.js';
import classes from './page.module.css';

/** One title, who has it, and the way to a request for it. */
export function TitleLine({
  title,
  nameOf,
  onRequest,
}: {
  title: MergedTitle;
  nameOf: (code: string) => string;
  onRequest: (() => void) | undefined;
}) {
  const { t } = useWords();
  const { best, found } = title;
  const about = [best.author, best.year, best.edition, best.publisher, best.isbns[0]].filter(Boolean).join(' · ');
  return (
    <li className={classes.line}>
      <div>
        <h2 className={classes.title}>{best.title}</h2>
        {about ? <p className={classes.about}>{about}</p> : null}
        <p className={classes.about}>{t(`find.format_${best.format}` as Key)}</p>
        <ul className={classes.who}>
          {byPlace(found).map(({ partner, verdict }) => (
            <li key={partner ?? ''} data-verdict={verdict}>
              <strong>{partner === undefined ? t('find.here') : nameOf(partner)}</strong>{' '}
              {t(`find.verdict_${verdict}` as Key)}
            </li>
          ))}
        </ul>
      </div>
      {onRequest ? (
        <Button variant="default" onClick={onRequest} aria-label={t('find.createFor', { title: best.title })}>
          {t('find.create')}
        </Button>
      ) : null}
    </li>
  );
}

const order = ['available', 'unknown', 'notAvailable', 'notHeld'];

/** Each library once, by the best that it has; ours first, then those who can lend. */
function byPlace(found: MergedTitle['found']): { partner?: string; verdict: string }[] {
  const best = new Map<string | undefined, string>();
  for (const { partner, verdict } of found) {
    const before = best.get(partner);
    if (before === undefined || order.indexOf(verdict) < order.indexOf(before)) best.set(partner, verdict);
  }
  return [...best]
    .map(([partner, verdict]) => ({ ...(partner === undefined ? {} : { partner }), verdict }))
    .sort(
      (one, other) =>
        Number('partner' in one) - Number('partner' in other) ||
        order.indexOf(one.verdict) - order.indexOf(other.verdict),
    );
}
