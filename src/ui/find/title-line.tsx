import { Button } from '@mantine/core';
import type { FoundTitle, MergedTitle } from '../../domain/lists/network-titles.js';
import type { Key } from '../words/index.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
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
  const { day, ago } = useClock();
  const { best, found } = title;
  /** With the day on which a copy comes back, and how old the answer is when it is not of this minute. */
  const said = ({ verdict, due, at }: Pick<FoundTitle, 'verdict' | 'due' | 'at'>) => {
    const plain = t(`find.verdict_${verdict}` as Key);
    const withDay = verdict === 'notAvailable' && due ? t('find.expected', { verdict: plain, day: day(due) }) : plain;
    return at && Date.now() - Date.parse(at) >= 60_000 ? t('find.asked', { verdict: withDay, ago: ago(at) }) : withDay;
  };
  const about = [best.author, best.year, best.edition, best.publisher, best.isbns[0]].filter(Boolean).join(' · ');
  return (
    <li className={classes.line}>
      <div>
        <h2 className={classes.title}>{best.title}</h2>
        {about ? <p className={classes.about}>{about}</p> : null}
        <p className={classes.about}>{t(`find.format_${best.format}` as Key)}</p>
        <ul className={classes.who}>
          {byPlace(found).map(({ partner, verdict, due, at }) => (
            <li key={partner ?? ''} data-verdict={verdict}>
              <strong>{partner === undefined ? t('find.here') : nameOf(partner)}</strong> {said({ verdict, due, at })}
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
function byPlace(found: MergedTitle['found']): FoundTitle[] {
  const best = new Map<string | undefined, FoundTitle>();
  for (const each of found) {
    const before = best.get(each.partner);
    if (before === undefined || order.indexOf(each.verdict) < order.indexOf(before.verdict))
      best.set(each.partner, each);
  }
  return [...best.values()].sort(
    (one, other) =>
      Number(one.partner !== undefined) - Number(other.partner !== undefined) ||
      order.indexOf(one.verdict) - order.indexOf(other.verdict),
  );
}
