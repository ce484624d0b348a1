import { Anchor, Button, CopyButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type NodeCheck, type NodeFacts, nodeChecks } from './node-checks.js';
import classes from './state-of-node.module.css';

/** What a library needs before it opens, and later how its node is: each fault with its remedy, what is done in one line. */
export function StateOfNode() {
  const { t } = useWords();
  const { may } = useSession();
  const clock = useClock();
  const [isWhole, setWhole] = useState(false);
  const when = may('readAudit');
  const node = useRead('/node', { when, freshMs: 10_000 });
  const settings = useRead('/node/settings', { when, freshMs: 10_000 });
  const libraries = useRead('/libraries', { when, freshMs: 10_000 });
  const requests = useRead('/requests', { when, query: { limit: 1 }, freshMs: 60_000 });
  if (!node.data || !settings.data || !libraries.data) return null;
  const facts: NodeFacts = {
    node: node.data,
    settings: settings.data.items,
    libraries: libraries.data.items,
    isEncrypted: location.protocol === 'https:',
  };
  const checks = nodeChecks(t, facts);
  const open = checks.filter(({ state }) => state !== 'well');
  const done = checks.filter(({ state }) => state === 'well');
  const works = open.length === 0 || (requests.data?.items.length ?? 0) > 0;
  const again = () => Promise.all([node.refetch(), settings.refetch(), libraries.refetch()]);
  const checkedAt = new Date(Math.min(node.dataUpdatedAt, settings.dataUpdatedAt, libraries.dataUpdatedAt));
  return (
    <section className={classes.card} aria-labelledby="state-of-node">
      <div className={classes.head}>
        <h2 id="state-of-node">{t(works ? 'administration.stateOfNode' : 'administration.beforeYouOpen')}</h2>
        <span className={classes.quiet}>
          {t('administration.checkedAt', { time: clock.moment(checkedAt.toISOString()) })}
        </span>
        <Anchor component="button" type="button" fz={13} onClick={() => void again()}>
          {t('administration.checkAgain')}
        </Anchor>
      </div>
      <div className={classes.measure}>
        <progress
          value={done.length}
          max={checks.length}
          aria-label={t('administration.doneOf', { done: done.length, all: checks.length })}
        />
        <span className={classes.quiet}>{t('administration.doneOf', { done: done.length, all: checks.length })}</span>
      </div>
      <ul>
        {open.map((check) => (
          <OpenCheck key={`${check.name} ${check.title}`} check={check} />
        ))}
      </ul>
      {done.length === 0 ? null : (
        <div className={classes.done}>
          <IconCircleCheck size={20} stroke={1.75} aria-hidden />
          <span>
            <b>{t('administration.done', { count: done.length })}</b>
            {isWhole ? null : <> · {done.map(({ title }) => title).join(' · ')}</>}
          </span>
          <Anchor component="button" type="button" fz={13} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'administration.hideDone' : 'administration.showDone')}
          </Anchor>
        </div>
      )}
      {isWhole ? (
        <ul>
          {done.map((check) => (
            <li key={`${check.name} ${check.title}`} data-check={check.name} data-state="well">
              <IconCircleCheck size={20} stroke={1.75} aria-hidden />
              <div>
                <b>{check.title}</b>
                {check.says ? <p>{check.says}</p> : null}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** The names of settings in the letters of codes. */
const withSettings = (sentence: string): ReactNode[] =>
  sentence.split(/(\bINTERLEND_[A-Z_]+)/).map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));

function OpenCheck({ check: { name, state, title, says, remedy, lines } }: { check: NodeCheck }) {
  const { t } = useWords();
  const Shape = state === 'problem' ? IconExclamationCircle : IconAlertTriangle;
  return (
    <li data-check={name} data-state={state}>
      <Shape size={20} stroke={1.75} aria-hidden />
      <div>
        <b>{title}</b>
        <p>{says ? withSettings(says) : null}</p>
        {lines ? <pre>{lines}</pre> : null}
      </div>
      {lines ? (
        <CopyButton value={lines}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {t(copied ? 'administration.linesCopied' : 'administration.copyLines')}
            </Button>
          )}
        </CopyButton>
      ) : remedy ? (
        <Button component={Link} to={remedy.to} size="compact-sm" variant="default">
          {remedy.label}
        </Button>
      ) : null}
    </li>
  );
}
