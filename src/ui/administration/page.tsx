import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { type AdministrationPage, administration } from '../frame/administration.js';
import { maySee } from '../frame/menu.js';
import { screens } from '../frame/screens.js';
import { byName, type NamedSetting, unaccented, useSettingsByName } from '../frame/settings-by-name.js';
import { Empty } from '../parts/empty.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { type Key, useWords } from '../words/index.js';
import classes from './administration.module.css';
import { Problems } from './problems.js';
import { RecentChanges } from './recent-changes.js';
import { StateOfNode } from './state-of-node.js';

/** So many settings are listed at most. */
const most = 30;

const titles = new Map(screens.map(({ path, title }) => [path, title]));
const titleOf = ({ path }: AdministrationPage): Key => titles.get(path) ?? 'nav.administration';

/** Everything that is set up once: what is wrong with it on top, then the pages by name, then what changed lately. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const go = useNavigate();
  const [sought, setSought] = useState('');
  const fits = (page: AdministrationPage): boolean =>
    unaccented(`${t(titleOf(page))} ${t(page.says)}`).includes(unaccented(sought.trim()));
  const parts = administration
    .map((part) => ({ ...part, pages: part.pages.filter((page) => maySee(page.path, may) && fits(page)) }))
    .filter(({ pages }) => pages.length > 0);
  const settings = useSettingsByName();
  const found = sought.trim()
    ? byName(
        settings,
        sought,
        ({ label }) => label,
        ({ says }) => says,
      ).slice(0, most)
    : [];
  const first = parts[0]?.pages[0]?.path ?? found[0]?.to;
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
          if (event.key === 'Enter' && sought.trim() && first) void go(first);
        }}
      />
      {sought || !may('readAudit') ? null : <StateOfNode />}
      {sought ? null : <Problems />}
      {parts.length + found.length === 0 ? (
        <Empty title={t('administration.nothing', { words: sought.trim() })} />
      ) : null}
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
      {found.length > 0 ? <FoundSettings settings={found} /> : null}
      {sought || !may('readAudit') ? null : <RecentChanges />}
    </div>
  );
}

/** Fields whose name has what is sought, each with the page that it is on. */
function FoundSettings({ settings }: { settings: readonly NamedSetting[] }) {
  const { t } = useWords();
  return (
    <section className={classes.found} aria-label={t('palette.settings')}>
      <h2>{t('palette.settings')}</h2>
      <ul>
        {settings.map(({ id, label, place, to }) => (
          <li key={id}>
            <Link to={to}>{label}</Link>
            <span className={classes.says}>{place}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
