import { ActionIcon, Button, Checkbox, Menu, Modal, Popover, Stack, TextInput, Tooltip } from '@mantine/core';
import {
  IconBookmark,
  IconChevronDown,
  IconColumns3,
  IconDownload,
  IconLayoutRows,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../api/client.js';
import type { Address } from '../parts/address.js';
import type { Side } from '../parts/status-looks.js';
import { usePreference } from '../session/preference.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { type Column, columnNames } from './columns.js';
import { type Asked, facetNames, noFilter, ordering, type Question } from './question.js';
import { readyViews } from './ready-views.js';

export interface ListToolsProps {
  side: Side;
  question: Question;
  address: Address;
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
      <Views {...props} />
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

interface SavedView {
  name: string;
  /** What stands after the `?`. */
  search: string;
}

function Views({ side, address }: ListToolsProps) {
  const { t } = useWords();
  const [saved, keep] = usePreference<SavedView[]>(`views.${side}`, []);
  const [isNaming, setNaming] = useState(false);
  const show = (search: string) => {
    const wanted = new URLSearchParams(search);
    const names = [...new Set(wanted.keys())];
    address.set({
      ...noFilter,
      ...{ activity: undefined, sort: undefined, order: undefined, view: undefined },
      ...Object.fromEntries(names.map((name) => [name, wanted.getAll(name)])),
    });
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (!name) return;
    keep([...saved.filter((each) => each.name !== name), { name, search: searchOf(address) }]);
    setNaming(false);
  };
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t('list.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {readyViews[side].map(({ name, search }) => (
            <Menu.Item key={name} onClick={() => show(search)}>
              {t(name)}
            </Menu.Item>
          ))}
          {saved.length > 0 ? <Menu.Label>{t('list.myViews')}</Menu.Label> : null}
          {saved.map(({ name, search }) => (
            <Menu.Item key={name} onClick={() => show(search)}>
              {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNaming(true)}>
            {t('list.saveView')}
          </Menu.Item>
          {saved.length > 0 ? <Menu.Label>{t('list.removeView')}</Menu.Label> : null}
          {saved.map(({ name }) => (
            <Menu.Item
              key={name}
              closeMenuOnClick={false}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => keep(saved.filter((each) => each.name !== name))}
            >
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isNaming}
        onClose={() => setNaming(false)}
        title={t('list.saveView')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <form onSubmit={save}>
          <TextInput
            name="name"
            label={t('list.viewName')}
            description={t('list.viewNameHow')}
            maxLength={60}
            required
            data-autofocus
          />
          <Button type="submit" mt="md">
            {t('list.save')}
          </Button>
        </form>
      </Modal>
    </>
  );
}

/** The filters and the order of what is shown, without the page, the open row and its section. */
function searchOf(address: Address): string {
  const kept = new URLSearchParams();
  for (const name of ['activity', 'q', 'in', 'sort', 'order', ...facetNames])
    for (const value of address.all(name)) kept.append(name, value);
  return kept.toString();
}
