import { Anchor, Collapse } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import classes from './jobs.module.css';

export type Line = Thing<'JobLine'>;

/** How many requests are listed at once. */
const shownAtMost = 100;

/** What a run did or would do: each number opens the requests that it counts. */
export function Lines({ lines, nothing }: { lines: readonly Line[]; nothing: string }) {
  if (lines.length === 0) return <div>{nothing}</div>;
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <OneLine key={line.label} line={line} />
      ))}
    </ul>
  );
}

function OneLine({ line }: { line: Line }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { label } = line;
  if (line.plain) return <li>{t('job.line', { label, count: line.count })}</li>;
  const left = line.count - Math.min(line.requests.length, shownAtMost);
  return (
    <li>
      <Anchor component="button" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('job.line', { label, count: line.count })}
      </Anchor>
      <Collapse expanded={isOpen}>
        {line.requests.length === 0 ? <div className={classes.small}>{t('job.notShown')}</div> : null}
        <ul className={classes.lines} aria-label={t('job.requestsOf', { label })}>
          {line.requests.slice(0, shownAtMost).map(({ id, side, externalId, title }) => (
            <li key={id}>
              <Anchor component={Link} to={`/${side}/${id}`}>
                {title}
              </Anchor>{' '}
              <span className={`${classes.small} mono`}>{externalId}</span>
            </li>
          ))}
        </ul>
        {line.requests.length > 0 && left > 0 ? (
          <div className={classes.small}>{t('job.more', { count: left })}</div>
        ) : null}
      </Collapse>
    </li>
  );
}
