import { Button, Group, Menu, Modal, Select, Stack, Table } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { type Side, statusesOf, statusRow } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { type Key, useWords } from '../words/index.js';
import classes from './bulk-bar.module.css';
import type { Row } from './rows.js';

const AssignDialog = lazy(() => import('../parts/assign-dialog.js'));

type Result = Thing<'BulkRow'>;

export interface BulkBarProps {
  /** The ticked ones of this page. */
  rows: readonly Row[];
  side: Side;
  clear: () => void;
  keep: (ids: readonly string[]) => void;
}

/** What can be done with all that is ticked; each row says afterwards what came of it. */
export function BulkBar({ rows, side, clear, keep }: BulkBarProps) {
  const { t, either } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const [open, setOpen] = useState<'assign' | 'status'>();
  const [results, setResults] = useState<readonly Result[]>();
  const order = useChange(
    (what: { action?: string; status?: string; ids?: readonly string[]; confirmed?: boolean }) =>
      api.post('/requests/bulk', {
        body: {
          ids: [...(what.ids ?? rows.map(({ id }) => id))],
          versions: Object.fromEntries(rows.map(({ id, version }) => [id, version])),
          ...(what.action ? { action: what.action } : {}),
          ...(what.status ? { status: what.status } : {}),
          ...(what.confirmed ? { confirmed: true } : {}),
        },
      }),
    {
      again: ['/requests', '/requests/facets', '/requests/{id}', '/work', '/work/counts'],
      done: ({ items }) => {
        setOpen(undefined);
        setResults(items);
        const done = items.filter(({ result }) => result === 'done').length;
        politely(t('list.bulkDone', { count: done, all: items.length }));
      },
    },
  );
  if (!may('workOnRequests') || (rows.length === 0 && !results)) return null;
  const usual = usualOf(rows);
  return (
    <>
      {rows.length > 0 ? (
        <section className={classes.bar} aria-label={t('list.bulk')}>
          <span className="numbers">{t('list.ticked', { count: rows.length })}</span>
          {usual.map(({ action, count }) => (
            <Button
              key={action.name}
              size="compact-md"
              loading={order.isPending}
              data-bulk={action.name}
              onClick={() =>
                order.mutate({
                  action: action.name,
                  ids: rows.filter((row) => row.action?.name === action.name).map(({ id }) => id),
                })
              }
            >
              {t('list.bulkAction', { action: either(action), count })}
            </Button>
          ))}
          <Menu position="top-start">
            <Menu.Target>
              <Button variant="default" size="compact-md" rightSection={<IconChevronDown size={14} aria-hidden />}>
                {t('list.bulkMore')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setOpen('assign')}>{t('act.assignTo')}…</Menu.Item>
              <Menu.Item onClick={() => setOpen('status')}>{t('act.changeStatus')}…</Menu.Item>
            </Menu.Dropdown>
          </Menu>
          <Button variant="subtle" size="compact-md" onClick={clear}>
            {t('list.untick')}
          </Button>
          <ProblemAlert error={order.error} />
        </section>
      ) : null}
      <Suspense>
        {open === 'assign' ? <AssignDialog requests={rows} onClose={() => setOpen(undefined)} /> : null}
      </Suspense>
      {open === 'status' ? (
        <BulkStatus
          side={side}
          rows={rows}
          isPending={order.isPending}
          order={(status) => order.mutate({ status })}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {results ? (
        <Results
          results={results}
          rows={rows}
          onClose={() => setResults(undefined)}
          keepFailed={(ids) => {
            keep(ids);
            setResults(undefined);
          }}
        />
      ) : null}
    </>
  );
}

/** The usual next steps of the ticked rows, with how many each is for. */
function usualOf(rows: readonly Row[]) {
  const found = new Map<string, { action: NonNullable<Row['action']>; count: number }>();
  for (const { action } of rows) {
    if (!action) continue;
    found.set(action.name, { action, count: (found.get(action.name)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count).slice(0, 3);
}

interface BulkStatusProps {
  side: Side;
  rows: readonly Row[];
  isPending: boolean;
  order: (status: string) => void;
  onClose: () => void;
}

function BulkStatus({ side, rows, isPending, order, onClose }: BulkStatusProps) {
  const { t, either } = useWords();
  const [status, setStatus] = useState<string | null>(null);
  return (
    <Modal opened onClose={onClose} title={t('act.changeStatus')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <Stack gap="md">
        <Select
          data-autofocus
          label={t('act.newStatus')}
          description={t('act.newStatusHow')}
          data={statusesOf(side).map((name) => ({ value: name, label: either(statusRow(side, name)) }))}
          value={status}
          onChange={setStatus}
          searchable
          selectFirstOptionOnChange
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.close')}
          </Button>
          <Button disabled={!status} loading={isPending} onClick={() => status && order(status)}>
            {t('list.changeStatusOf', { count: rows.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface ResultsProps {
  results: readonly Result[];
  rows: readonly Row[];
  onClose: () => void;
  keepFailed: (ids: readonly string[]) => void;
}

function Results({ results, rows, onClose, keepFailed }: ResultsProps) {
  const { t } = useWords();
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const failed = results.filter(({ result }) => result !== 'done');
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('list.bulkDone', { count: results.length - failed.length, all: results.length })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Table.ScrollContainer minWidth={300} type="native">
        <Table>
          <caption className="only-read-aloud">{t('list.bulkResults')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('list.column_title')}</Table.Th>
              <Table.Th scope="col">{t('list.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...failed, ...results.filter(({ result }) => result === 'done')].map(({ id, result, reason }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={400}>
                  {titles.get(id) ?? id}
                </Table.Th>
                <Table.Td>
                  {t(`list.result_${result}` as Key)}
                  {reason ? <div>{reason}</div> : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group justify="flex-end" mt="md">
        {failed.length > 0 ? (
          <Button variant="default" onClick={() => keepFailed(failed.map(({ id }) => id))}>
            {t('list.keepFailed', { count: failed.length })}
          </Button>
        ) : null}
        <Button onClick={onClose} data-autofocus>
          {t('frame.close')}
        </Button>
      </Group>
    </Modal>
  );
}
