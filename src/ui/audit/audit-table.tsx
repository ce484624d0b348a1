import { Button, Table } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Permission } from '../../domain/staff/permissions.js';
import type { Thing } from '../api/client.js';
import { cache, useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { usePartners } from '../parts/partners-of.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './audit.module.css';
import { changedWords } from './changed-words.js';
import { differencesOf } from './differences.js';
import { partnerCodesIn } from './partner-codes.js';
import { useAuditWords } from './said.js';
import { takeStepsBack } from './take-steps-back.js';
import { wayBack } from './way-back.js';

type Entry = Thing<'AuditView'>;

/** Who changed what, each with what it was and what it became. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useWords();
  const clock = useClock();
  const [open, setOpen] = useState<string>();
  const partners = usePartners(partnerCodesIn(entries));
  const all = useAuditWords('moment', new Map([...partners].map(([code, { name }]) => [code, name])));
  const { deedOf, ...words } = all;
  const thingOf = ({ thing, thingId, before, after }: Entry) => words.thingOf(thing, thingId, after ?? before);
  return (
    <WideTable
      caption={t('access.auditTable')}
      head={[
        t('access.when'),
        t('access.who'),
        t('access.what'),
        t('access.outcome'),
        { text: t('access.differences'), isQuiet: true },
      ]}
      minWidth={560}
      verticalSpacing={5}
    >
      {entries.map((entry) => (
        <Fragment key={entry.id}>
          <Table.Tr>
            <Table.Td className={classes.nowrap ?? ''}>
              <time dateTime={entry.at} title={clock.exact(entry.at)}>
                {clock.moment(entry.at)}
              </time>
            </Table.Td>
            <Table.Td>
              {entry.actor}
              <div className={classes.small}>
                {[t(`access.actor_${entry.actorKind}`), entry.address].filter(Boolean).join(' · ')}
              </div>
            </Table.Td>
            <Table.Th scope="row" fw={400}>
              {deedOf(entry.operation)}
              <div className={classes.small}>{thingOf(entry)}</div>
              <InShort entry={entry} words={all} />
            </Table.Th>
            <Table.Td>
              {t(`access.outcome_${entry.outcome}`)}
              {entry.outcome === 'refused' ? <div className={classes.small}>{t('access.refusedHow')}</div> : null}
            </Table.Td>
            <Table.Td>
              {entry.outcome === 'done' && differencesOf(entry.before, entry.after).length > 0 ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-expanded={open === entry.id}
                  aria-label={t('access.showOf', { thing: thingOf(entry) })}
                  onClick={() => setOpen(open === entry.id ? undefined : entry.id)}
                >
                  {t('access.show')}
                </Button>
              ) : null}
            </Table.Td>
          </Table.Tr>
          {open === entry.id ? (
            <Table.Tr>
              <Table.Td colSpan={5}>
                <Differences entry={entry} words={all} />
              </Table.Td>
            </Table.Tr>
          ) : null}
        </Fragment>
      ))}
    </WideTable>
  );
}

interface EntryProps {
  entry: Entry;
  words: ReturnType<typeof useAuditWords>;
}

/** Changes of short values that are in the list itself. */
const inShort = 3;
const shortUpTo = 80;

/** What changed, in a line each, where it is short: the rest is opened. */
function InShort({ entry, words: { fieldWithin, valueIn } }: EntryProps) {
  const { t } = useWords();
  if (entry.outcome !== 'done' || !entry.before || !entry.after) return null;
  const differences = differencesOf(entry.before, entry.after);
  if (differences.length > inShort) return null;
  return differences.map(({ name, of, before, after, isNotKept }) => {
    const field = fieldWithin(entry.thing, name, of);
    const [was, is] = [valueIn(before, name), valueIn(after, name)];
    if (was.length + is.length > shortUpTo) return null;
    return (
      <div key={`${of} ${name}`} className={classes.change}>
        {isNotKept ? t('access.changedUnkept', { field }) : t('access.fromTo', { field, before: was, after: is })}
      </div>
    );
  });
}

function Differences({ entry, words: { fieldWithin, valueIn } }: EntryProps) {
  const { t } = useWords();
  return (
    <>
      <Table verticalSpacing={3}>
        <caption className="only-read-aloud">{t('access.differences')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('access.field')}</Table.Th>
            <Table.Th scope="col">{t('access.before')}</Table.Th>
            <Table.Th scope="col">{t('access.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differencesOf(entry.before, entry.after).map(({ name, of, before, after, isNotKept }) => {
            const texts =
              typeof before === 'string' && typeof after === 'string' ? changedWords(before, after) : undefined;
            return (
              <Table.Tr key={`${of} ${name}`}>
                <Table.Th scope="row" fw={400}>
                  {fieldWithin(entry.thing, name, of)}
                </Table.Th>
                <Table.Td className={classes.value ?? ''}>
                  {texts ? (
                    <>
                      {texts.start}
                      <del>{texts.before}</del>
                      {texts.end}
                    </>
                  ) : (
                    valueIn(before, name)
                  )}
                </Table.Td>
                <Table.Td className={classes.value ?? ''}>
                  {texts ? (
                    <>
                      {texts.start}
                      <ins>{texts.after}</ins>
                      {texts.end}
                    </>
                  ) : isNotKept ? (
                    t('access.isNotKept')
                  ) : (
                    valueIn(after, name)
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      <PutBack entry={entry} />
    </>
  );
}

const mayPutBack: Record<string, Permission> = {
  partner: 'keepPartners',
  library: 'configure',
  policies: 'configure',
  reasons: 'configure',
  letterWords: 'configure',
  queryTemplate: 'configure',
  temporaryItemRule: 'configure',
  workflowProfile: 'configure',
  sendingRule: 'configure',
  rotaTemplate: 'configure',
  rotaRule: 'configure',
  patronGroup: 'configure',
  loanRule: 'configure',
  user: 'keepUsers',
  patron: 'keepPatrons',
  holding: 'keepHoldings',
};

/** Makes a thing again what it was before that change. It is a change of its own, in the log like any other. */
function PutBack({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const steps = wayBack(entry);
  const put = useChange(() => takeStepsBack(entry.thing, entry.thingId, steps ?? []), {
    again: ['/audit'],
    done: () => {
      void cache.invalidateQueries();
      politely(t('access.putBackDone'));
    },
  });
  const permission = mayPutBack[entry.thing];
  if (!steps || !permission || !may(permission)) return null;
  return (
    <>
      <ProblemAlert error={put.error} />
      <Button size="compact-sm" variant="default" mt="xs" loading={put.isPending} onClick={() => put.mutate(undefined)}>
        {t('access.putBack')}
      </Button>
      {put.isSuccess ? <span role="status"> {t('access.putBackDone')}</span> : null}
    </>
  );
}
