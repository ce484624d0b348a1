import { Button, Table } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Permission } from '../../domain/permissions.js';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './audit.module.css';
import { differencesOf, puttingBack } from './differences.js';
import { useAuditWords } from './said.js';

type Entry = Thing<'AuditView'>;

/** Who changed what, each with what it was and what it became. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useWords();
  const clock = useClock();
  const [open, setOpen] = useState<string>();
  const { deedOf, objectOf } = useAuditWords();
  const thingOf = ({ thing, thingId }: Entry) => `${objectOf(thing)} ${thingId}`;
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
              <div className={classes.small}>{`${t(`access.actor_${entry.actorKind}`)} · ${entry.address}`}</div>
            </Table.Td>
            <Table.Th scope="row" fw={400}>
              {deedOf(entry.operation)}
              <div className={classes.small}>{thingOf(entry)}</div>
            </Table.Th>
            <Table.Td>
              {t(`access.outcome_${entry.outcome}`)}
              {entry.outcome === 'refused' ? <div className={classes.small}>{t('access.refusedHow')}</div> : null}
            </Table.Td>
            <Table.Td>
              {entry.outcome === 'done' && (entry.before || entry.after) ? (
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
                <Differences entry={entry} />
              </Table.Td>
            </Table.Tr>
          ) : null}
        </Fragment>
      ))}
    </WideTable>
  );
}

function Differences({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { fieldOf, valueIn } = useAuditWords();
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
          {differencesOf(entry.before, entry.after).map(({ name, before, after }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {fieldOf(entry.thing, name)}
              </Table.Th>
              <Table.Td>{valueIn(before, name)}</Table.Td>
              <Table.Td>{valueIn(after, name)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <PutBack entry={entry} />
    </>
  );
}

const mayPutBack: Record<string, Permission> = { partner: 'keepPartners', library: 'configure', policies: 'configure' };

/** Makes a thing again what it was before that change. It is a change of its own, in the log like any other. */
function PutBack({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const body = puttingBack(entry) as never;
  const put = useChange(
    async () => {
      const path = { code: entry.thingId };
      if (entry.thing === 'partner') await api.patch('/partners/{code}', { path, body });
      else if (entry.thing === 'library') await api.patch('/libraries/{code}', { path, body });
      else await api.patch('/policies', { body });
    },
    {
      again: ['/audit', '/partners', '/partners/{code}', '/libraries', '/policies'],
      done: () => politely(t('access.putBackDone')),
    },
  );
  const permission = mayPutBack[entry.thing];
  if (!body || !permission || !may(permission)) return null;
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
