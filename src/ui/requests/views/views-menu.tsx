import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconChevronDown, IconClockPlay, IconHome, IconPlus, IconSettings } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { Address } from '../../parts/address.js';
import type { Side } from '../../parts/status-looks.js';
import { useWords } from '../../words/index.js';
import { useClock } from '../../words/when.js';
import { useViewCounts } from './use-view-counts.js';
import { show, type View, type Views, viewShown } from './use-views.js';
import classes from './views-menu.module.css';

const SaveView = lazy(() => import('./save-view.js'));
const KeepViews = lazy(() => import('./keep-views.js'));

export interface ViewsMenuProps {
  side: Side;
  views: Views;
  address: Address;
}

/** The views of a list: those every desk has, one's own, and those that are shared. */
export function ViewsMenu({ side, views, address }: ViewsMenuProps) {
  const { t } = useWords();
  const clock = useClock();
  const [open, setOpen] = useState<'save' | 'keep'>();
  const [isAsked, setAsked] = useState(false);
  const counts = useViewCounts(side, views.all, isAsked);
  const numberOf = (view: View) => {
    const found = counts.get(view.key);
    return found ? `${clock.number(found.count)}${found.more ? '+' : ''}` : undefined;
  };
  const now = viewShown(views.all, address);
  const group = (kind: 'ready' | 'mine' | 'shared') =>
    views.all
      .filter((each) => each.kind === kind)
      .map((each) => (
        <Menu.Item
          key={each.key}
          aria-current={each === now || undefined}
          leftSection={
            each === views.opening ? (
              <IconHome size={14} role="img" aria-label={t('views.beginsHere')} />
            ) : (
              <span className={classes.noSign} />
            )
          }
          rightSection={<span className={classes.count}>{numberOf(each)}</span>}
          onClick={() => show(address, each)}
        >
          {each.name}
        </Menu.Item>
      ));
  const has = (kind: 'mine' | 'shared') => views.all.some((each) => each.kind === kind);
  return (
    <>
      <Menu position="bottom-start" width={296} onOpen={() => setAsked(true)}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {now ? t('views.shown', { name: now.name }) : t('list.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {group('ready')}
          {has('mine') ? <Menu.Label>{t('list.myViews')}</Menu.Label> : null}
          {group('mine')}
          {has('shared') ? <Menu.Label>{t('views.shared')}</Menu.Label> : null}
          {group('shared')}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('save')}>
            {t('list.saveView')}…
          </Menu.Item>
          <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={() => setOpen('keep')}>
            {t('views.keep')}…
          </Menu.Item>
          {now?.shared ? (
            <Menu.Item
              component={Link}
              to={`/jobs?job=new&view=${now.shared.id}`}
              leftSection={<IconClockPlay size={16} aria-hidden />}
            >
              {t('views.job')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {open === 'save' ? (
          <SaveView side={side} views={views} address={address} onClose={() => setOpen(undefined)} />
        ) : null}
        {open === 'keep' ? <KeepViews views={views} onClose={() => setOpen(undefined)} /> : null}
      </Suspense>
    </>
  );
}
