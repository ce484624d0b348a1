import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../words/index.js';

/** The main button of the borrowing list: a book, or an article. */
export function CreateMenu() {
  const { t } = useWords();
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
        <Menu.Label>{t('list.manually')}</Menu.Label>
        <Menu.Item component={Link} to="/borrowing/new?type=book">
          {t('list.book')}
        </Menu.Item>
        <Menu.Item component={Link} to="/borrowing/new?type=article">
          {t('list.article')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
