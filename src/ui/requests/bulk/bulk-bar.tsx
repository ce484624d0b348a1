import { Button, Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useRead } from '../../api/read.js';
import { ProblemAlert } from '../../parts/problem.js';
import { slipsOf } from '../../parts/slips-of.js';
import type { Side } from '../../parts/status-looks.js';
import { useSession } from '../../session/session.js';
import { useWords } from '../../words/index.js';
import type { RequestRow } from '../request-row.js';
import classes from './bulk-bar.module.css';
import type { Aim, BulkOrder } from './order.js';
import type { Choice } from './order-form.js';
import type { Everything } from './use-everything.js';

const BulkDialog = lazy(() => import('./bulk-dialog.js'));

export interface BulkBarProps {
  /** The ticked ones. */
  rows: readonly RequestRow[];
  side: Side;
  /** Everything that matches, when that is more than this page. */
  everything: Everything;
  clear: () => void;
  keep: (ids: readonly string[]) => void;
}

interface Wished {
  title: string;
  aims: readonly Aim[];
  choice?: Choice;
  order?: BulkOrder;
}

/** What can be done with all that is ticked: seen before it is done, and each row says afterwards what came of it. */
export function BulkBar({ rows, side, everything, clear, keep }: BulkBarProps) {
  const { t } = useWords();
  const { may } = useSession();
  const [wished, setWished] = useState<Wished>();
  const [isMenuOpen, setMenu] = useState(false);
  // What else can be done says the first one; with which others it can be is seen before it is done.
  const first = rows[0]?.id ?? '';
  const { data: model } = useRead('/requests/{id}', { path: { id: first }, when: isMenuOpen && first !== '' });
  if (!may('workOnRequests') || (rows.length === 0 && !wished)) return null;
  const usual = usualOf(rows);
  const others = (model?.actions ?? []).filter(({ name }) => !usual.some(({ action }) => action.name === name));
  const open = (title: string, what: Pick<Wished, 'choice' | 'order'>, aims: readonly RequestRow[] = rows) =>
    setWished({ title, aims, ...what });
  return (
    <>
      {rows.length > 0 ? (
        <section className={classes.bar} aria-label={t('list.bulk')}>
          <span className="numbers">{t('list.ticked', { count: rows.length })}</span>
          {everything.isOffered ? (
            <Button
              variant="subtle"
              size="compact-md"
              loading={everything.isGathering}
              onClick={() => void everything.gather()}
            >
              {t(everything.more ? 'bulk.first' : 'bulk.everything', { count: everything.count })}
            </Button>
          ) : null}
          {everything.isGathering ? (
            <>
              <span className="numbers">
                {t('bulk.gathering', { count: everything.gathered, all: everything.count })}
              </span>
              <Button variant="subtle" size="compact-md" onClick={everything.stop}>
                {t('bulk.stop')}
              </Button>
            </>
          ) : null}
          {usual.map(({ action, count }) => (
            <Button
              key={action.name}
              variant="default"
              size="compact-md"
              data-bulk={action.name}
              onClick={() =>
                open(
                  action.label,
                  { order: { action: action.name } },
                  rows.filter((row) => row.action?.name === action.name),
                )
              }
            >
              {t('list.bulkAction', { action: action.label, count })}
            </Button>
          ))}
          <Menu position="top-start" opened={isMenuOpen} onChange={setMenu}>
            <Menu.Target>
              <Button variant="default" size="compact-md" rightSection={<IconChevronUp size={14} aria-hidden />}>
                {t('list.bulkMore')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => open(t('act.assignTo'), { choice: { kind: 'assign' } })}>
                {t('act.assignTo')}…
              </Menu.Item>
              <Menu.Item onClick={() => open(t('act.release'), { order: { assign: {} } })}>
                {t('act.release')}
              </Menu.Item>
              <Menu.Item onClick={() => open(t('act.changeStatus'), { choice: { kind: 'status' } })}>
                {t('act.changeStatus')}…
              </Menu.Item>
              {slipsOf[side].map((slip) => (
                <Menu.Item key={slip} onClick={() => open(t(`act.print_${slip}`), { order: { slip } })}>
                  {t(`act.print_${slip}`)}
                </Menu.Item>
              ))}
              {others.length > 0 ? <Menu.Divider /> : null}
              {others.map((action) => (
                <Menu.Item
                  key={action.name}
                  data-action={action.name}
                  onClick={() =>
                    open(
                      action.label,
                      action.asks ? { choice: { kind: 'action', action } } : { order: { action: action.name } },
                    )
                  }
                >
                  {action.label}
                  {action.asks ? '…' : ''}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button variant="subtle" size="compact-md" className={classes.clear ?? ''} onClick={clear}>
            {t('list.untick')}
          </Button>
          <ProblemAlert error={everything.error} />
        </section>
      ) : null}
      {wished ? (
        <Suspense>
          <BulkDialog
            {...wished}
            side={side}
            onClose={(ids) => {
              if (ids) keep(ids);
              setWished(undefined);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** The usual next steps of the ticked rows, with how many each is for. */
function usualOf(rows: readonly RequestRow[]) {
  const found = new Map<string, { action: NonNullable<RequestRow['action']>; count: number }>();
  for (const { action } of rows) {
    if (!action) continue;
    found.set(action.name, { action, count: (found.get(action.name)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.count - one.count).slice(0, 3);
}
