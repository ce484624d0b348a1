import { Button, Table } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './audit.module.css';
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
    <Table.ScrollContainer type="native" minWidth={560} tabIndex={0} role="region" aria-label={t('access.auditTable')}>
      <Table verticalSpacing={5} className={classes.table ?? ''}>
        <caption className="only-read-aloud">{t('access.auditTable')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('access.when')}</Table.Th>
            <Table.Th scope="col">{t('access.who')}</Table.Th>
            <Table.Th scope="col">{t('access.what')}</Table.Th>
            <Table.Th scope="col">{t('access.outcome')}</Table.Th>
            <Table.Th scope="col">
              <span className="only-read-aloud">{t('access.differences')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
                <Table.Td>{t(`access.outcome_${entry.outcome}`)}</Table.Td>
                <Table.Td>
                  {entry.before || entry.after ? (
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
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Differences({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const [before, after] = [entry.before ?? {}, entry.after ?? {}] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  );
  return (
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
        {names.map((name) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {spelled(name)}
            </Table.Th>
            <Table.Td>{shown(before?.[name]) ?? t('access.nothingSaid')}</Table.Td>
            <Table.Td>{shown(after?.[name]) ?? t('access.nothingSaid')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const shown = (value: unknown): string | undefined =>
  value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value);

/** `changePartner` → `change partner`. */
const spelled = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
