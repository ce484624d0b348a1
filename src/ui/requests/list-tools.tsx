import { ActionIcon, Button, Checkbox, Menu, Popover, Stack, Tooltip } from '@mantine/core';
import { IconChevronDown, IconColumns3, IconDownload, IconLayoutRows, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { addressOf } from '../api/client.js';
import type { Address } from '../parts/address.js';
import type { Side } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { type Column, columnNames } from './columns.js';
import { type Asked, ordering, type Question } from './question.js';
import type { Views } from './views/use-views.js';
import { ViewsMenu } from './views/views-menu.js';

export interface ListToolsProps {
  side: Side;
  question: Question;
  address: Address;
  views: Views;
  narrow: Asked;
  columns: readonly Column[];
  keepColumns: (columns: Column[]) => void;
  isDense: boolean;
  keepDense: (isDense: boolean) => void;
}

/** What stands above a list: views, create, export, columns, density. */
export function ListTools(props: ListToolsProps) {
  const { side, question, narrow, isDense, keepDense } = props;
  const { t } = useWords();
  const { may } = useSession();
  const density = t(isDense ? 'list.roomy' : 'list.dense');
  return (
    <>
      <ViewsMenu side={side} views={props.views} address={props.address} />
      <Columns {...props} />
      <Tooltip label={density}>
        <ActionIcon variant="default" size={36} aria-label={density} onClick={() => keepDense(!isDense)}>
          <IconLayoutRows size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Button
        component="a"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        href={addressOf('/requests.csv', {}, { ...narrow, ...ordering(question) })}
        download={`${side}.csv`}
      >
        {t('list.export')}
      </Button>
      {side === 'borrowing' && may('workOnRequests') ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              leftSection={<IconPlus size={16} aria-hidden />}
              rightSection={<IconChevronDown size={16} aria-hidden />}
            >
              {t('nav.createRequest')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('list.manually')}</Menu.Label>
            <Menu.Item component={Link} to="/borrowing/new?type=book">
              {t('list.book')}
            </Menu.Item>
            <Menu.Item component={Link} to="/borrowing/new?type=article">
              {t('list.article')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </>
  );
}

function Columns({ columns, keepColumns }: ListToolsProps) {
  const { t } = useWords();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('list.columns')}>
          <ActionIcon variant="default" size={36} aria-label={t('list.columns')}>
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.columns')}>
        <Stack gap="xs">
          {columnNames.map((name) => (
            <Checkbox
              key={name}
              label={t(`list.column_${name}`)}
              checked={columns.includes(name)}
              onChange={(event) =>
                keepColumns(
                  columnNames.filter((each) => (each === name ? event.currentTarget.checked : columns.includes(each))),
                )
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
