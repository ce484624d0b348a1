import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { wayTo } from '../create/create-ways.js';
import { maySee } from '../frame/menu.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

/** The main button of the borrowing list: find the title first, or write down a book or an article. */
export function CreateMenu() {
  const { t } = useWords();
  const { may } = useSession();
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('nav.createRequest')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {maySee('/find', may) ? (
          <Menu.Item component={Link} to={wayTo('find')}>
            {t('nav.find')}
          </Menu.Item>
        ) : null}
        <Menu.Label>{t('list.manually')}</Menu.Label>
        <Menu.Item component={Link} to={wayTo('book')}>
          {t('list.book')}
        </Menu.Item>
        <Menu.Item component={Link} to={wayTo('article')}>
          {t('list.article')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
