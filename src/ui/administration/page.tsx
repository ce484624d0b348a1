import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type AdministrationPage, administration } from '../frame/administration.js';
import { maySee } from '../frame/menu.js';
import { screens } from '../frame/screens.js';
import { Empty } from '../parts/empty.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { type Key, useWords } from '../words/index.js';
import classes from './administration.module.css';
import { Problems } from './problems.js';
import { RecentChanges } from './recent-changes.js';

const titles = new Map(screens.map(({ path, title }) => [path, title]));
const titleOf = ({ path }: AdministrationPage): Key => titles.get(path) ?? 'nav.administration';

/** Letters without their accents, small: how what is sought and what is found are compared. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Everything that is set up once: what is wrong with it on top, then the pages by name, then what changed lately. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const go = useNavigate();
  const [sought, setSought] = useState('');
  const fits = (page: AdministrationPage): boolean =>
    plain(`${t(titleOf(page))} ${t(page.says)}`).includes(plain(sought.trim()));
  const parts = administration
    .map((part) => ({ ...part, pages: part.pages.filter((page) => maySee(page.path, may) && fits(page)) }))
    .filter(({ pages }) => pages.length > 0);
  const first = parts[0]?.pages[0];
  return (
    <div className={classes.page}>
      <PageHead title={t('nav.administration')} about={t('administration.about')} />
      <TextInput
        className={classes.search ?? ''}
        aria-label={t('administration.search')}
        placeholder={t('administration.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && sought.trim() && first) void go(first.path);
        }}
      />
      {sought ? null : <Problems />}
      {parts.length === 0 ? <Empty title={t('administration.nothing', { words: sought.trim() })} /> : null}
      <div className={classes.parts}>
        {parts.map(({ title, icon: Shape, pages }) => (
          <section key={title} className={classes.part} aria-label={t(title)}>
            <h2>
              <Shape size={20} stroke={1.75} aria-hidden />
              {t(title)}
            </h2>
            <ul>
              {pages.map((page) => (
                <li key={page.path}>
                  <Link to={page.path}>{t(titleOf(page))}</Link>
                  <div className={classes.says}>{t(page.says)}</div>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {sought || !may('readAudit') ? null : <RecentChanges />}
    </div>
  );
}
