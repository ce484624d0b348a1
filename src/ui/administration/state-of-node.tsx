import { Anchor, Button, CopyButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type ShownCheck, shownChecks } from './node-checks.js';
import classes from './state-of-node.module.css';

/** What a library needs before it opens, and later how its node is: each fault with its remedy, what is done in one line. */
export function StateOfNode() {
  const { t } = useWords();
  const { may } = useSession();
  const clock = useClock();
  const [isWhole, setWhole] = useState(false);
  const when = may('readAudit');
  const [isAgain, setAgain] = useState(false);
  const node = useRead('/node', { when, freshMs: 10_000 });
  const checked = useRead('/node/checks', {
    when,
    query: { browser: location.protocol === 'https:' ? 'https' : 'http', ...(isAgain ? { again: true } : {}) },
    keep: true,
    freshMs: 10_000,
    pollMs: (answer) => (answer?.checking ? 1_000 : false),
  });
  const requests = useRead('/requests', { when, query: { limit: 1 }, freshMs: 60_000 });
  if (!node.data || !checked.data) return null;
  const { items, checkedAt } = checked.data;
  const checks = shownChecks(t, items, node.data);
  const open = checks.filter(({ state }) => state !== 'well');
  const done = checks.filter(({ state }) => state === 'well');
  const works = (checkedAt !== undefined && open.length === 0) || (requests.data?.items.length ?? 0) > 0;
  const again = () => {
    void node.refetch();
    // Another question than the first one: it is asked by itself.
    if (isAgain) void checked.refetch();
    else setAgain(true);
  };
  return (
    <section className={classes.card} aria-labelledby="state-of-node">
      <div className={classes.head}>
        <h2 id="state-of-node">{t(works ? 'administration.stateOfNode' : 'administration.beforeYouOpen')}</h2>
        <span className={classes.quiet}>
          {checkedAt === undefined
            ? t('administration.checking')
            : t('administration.checkedAt', { time: clock.moment(checkedAt) })}
        </span>
        <Anchor component="button" type="button" fz={13} onClick={again}>
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
          <OpenCheck key={`${check.check} ${check.title} ${check.text}`} check={check} />
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
            <li key={`${check.check} ${check.title}`} data-check={check.check} data-state="well">
              <IconCircleCheck size={20} stroke={1.75} aria-hidden />
              <div>
                <b>{check.title}</b>
                <p>{check.text}</p>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Names of settings, and commands between backticks, in the letters of codes. */
const withCodes = (sentence: string): ReactNode[] =>
  sentence
    .split(/`([^`]+)`|(\bINTERLEND_[A-Z_]+)/)
    .filter((part) => part !== undefined)
    .map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));

function OpenCheck({ check: { check, state, title, text, remedy, link, lines } }: { check: ShownCheck }) {
  const { t } = useWords();
  const Shape = state === 'problem' ? IconExclamationCircle : IconAlertTriangle;
  return (
    <li data-check={check} data-state={state}>
      <Shape size={20} stroke={1.75} aria-hidden />
      <div>
        <b>{title}</b>
        <p>{withCodes(text)}</p>
        {remedy ? <p>{withCodes(remedy)}</p> : null}
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
      ) : link ? (
        <Button component={Link} to={link.to} size="compact-sm" variant="default">
          {link.label}
        </Button>
      ) : null}
    </li>
  );
}
