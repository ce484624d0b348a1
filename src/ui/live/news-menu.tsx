import { ActionIcon, Menu } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { bell } from './news.js';
import classes from './news-menu.module.css';

/** The bell: what was told lately, for who looked away. */
export function NewsMenu() {
  const { t } = useWords();
  const clock = useClock();
  const go = useNavigate();
  const news = bell.useNews();
  const unread = bell.useUnread();
  return (
    <Menu position="bottom-end" width={360} onOpen={bell.read}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          className={classes.bell}
          aria-label={t('live.news', { count: unread })}
        >
          <IconBell size={18} aria-hidden />
          {unread > 0 ? <span className={classes.count}>{unread}</span> : null}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.list}>
        {news.length === 0 ? <Menu.Label>{t('live.noNews')}</Menu.Label> : null}
        {news.map((each) => (
          <Menu.Item key={each.key} onClick={() => void go(each.to)}>
            <div className={classes.title}>{each.title}</div>
            <div className={classes.text}>{`${each.text} · ${clock.time(each.at)}`}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
