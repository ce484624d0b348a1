import { NavLink, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { screens } from '../frame/screens.js';
import { useTabThing } from '../frame/tab-title.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { type Language, languageChoices, languages, localeOf, useWords } from '../words/index.js';
import { findInHandbook } from './find-in-handbook.js';
import classes from './handbook.module.css';
import { HandbookBody, HandbookWords } from './handbook-body.js';
import { handbookParts } from './handbook-pages.js';
import type { HandbookText } from './handbook-text.js';
import { pageOfScreen } from './page-of-screen.js';
import { useHandbookContents, useHandbookText } from './read-handbook.js';

/** A page of the handbook: the contents and their search, the page, and what is on it. In the reader's language, or the other when asked. */
export function Component() {
  const { t, language: own } = useWords();
  const { part = '', page: name = '' } = useParams();
  const address = useAddress();
  const asked = languages.find((each) => each === address.get('language'));
  const language = asked ?? own;
  const page = `${part}/${name}`;
  const text = useHandbookText(language, page);
  useTabThing(text?.title);
  if (text === undefined) return <Loading rows={8} />;
  if (!text)
    return (
      <Empty isPage title={t('help.noPage')} text={t('help.noPageHow')}>
        <Link to="/help">{t('nav.help')}</Link>
      </Empty>
    );
  const row = handbookParts.find((each) => each.part === part);
  return (
    <div className={classes.frame}>
      <Contents language={language} own={own} page={page} />
      <article className={classes.page} lang={localeOf[language]}>
        <p className={classes.where}>
          <Link to="/help">{t('nav.help')}</Link>
          {row ? ` / ${t(row.title)}` : null}
        </p>
        <PageHead title={text.title} />
        <p className={classes.lead}>
          <HandbookWords text={text.lead} page={page} />
        </p>
        <HandbookBody blocks={text.blocks} page={page} />
      </article>
      <Aside text={text} page={page} />
    </div>
  );
}

/** All pages by part, or those in which something was found; and the way to the other language. */
function Contents({ language, own, page }: { language: Language; own: Language; page: string }) {
  const { t } = useWords();
  const address = useAddress();
  const pages = useHandbookContents(language) ?? [];
  const looked = address.get('q') ?? '';
  const found = findInHandbook(pages, looked);
  const after = (to: string) => `/help/${to}${address.text ? `?${address.text}` : ''}`;
  return (
    <nav className={classes.contents} aria-label={t('help.contents')}>
      <div className={classes.languages}>
        {languageChoices
          .filter(({ value }) => value !== language)
          .map(({ value, label }) => (
            <Link
              key={value}
              lang={localeOf[value]}
              to={value === own ? `/help/${page}` : `/help/${page}?language=${value}`}
            >
              {label}
            </Link>
          ))}
      </div>
      <TextInput
        type="search"
        leftSection={<IconSearch size={16} aria-hidden />}
        aria-label={t('help.searchHandbook')}
        placeholder={t('help.searchHandbook')}
        value={looked}
        onChange={(event) => address.set({ q: event.currentTarget.value || undefined }, true)}
      />
      <div role="status" className={classes.count}>
        {looked ? t('help.foundPages', { count: found.length, all: pages.length }) : null}
      </div>
      {looked ? (
        <ul className={classes.found}>
          {found.map((each) => (
            <li key={each.page}>
              <Link to={after(each.page)} {...(each.page === page ? { 'aria-current': 'page' as const } : {})}>
                {each.title}
              </Link>
              {each.excerpt ? <Excerpt text={each.excerpt} /> : null}
              <span>{t(each.part.title)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <div className={classes.parts}>
          {handbookParts.map((part) => (
            <NavLink
              key={part.part}
              component="button"
              label={t(part.title)}
              defaultOpened={page.startsWith(`${part.part}/`)}
              childrenOffset={12}
            >
              {pages
                .filter((each) => each.part === part)
                .map((each) => (
                  <NavLink
                    key={each.page}
                    component={Link}
                    to={after(each.page)}
                    label={each.title}
                    active={each.page === page}
                    {...(each.page === page ? { 'aria-current': 'page' as const } : {})}
                  />
                ))}
            </NavLink>
          ))}
        </div>
      )}
    </nav>
  );
}

/** The headings of the page, and the screens that it tells of, where this person may see them. */
function Aside({ text, page }: { text: HandbookText; page: string }) {
  const { t } = useWords();
  const { may } = useSession();
  const headings = text.blocks.flatMap((block) => (block.kind === 'heading' && block.depth === 2 ? [block] : []));
  const there = screens.filter(
    ({ path, permission }) => pageOfScreen[path] === page && !path.includes(':') && (!permission || may(permission)),
  );
  const places = [...new Map(there.map((each) => [t(each.title), each])).entries()];
  return (
    <aside className={classes.aside} aria-label={t('help.onThisPage')}>
      {headings.length > 1 ? (
        <>
          <h2>{t('help.onThisPage')}</h2>
          <ul>
            {headings.map((heading) => (
              <li key={heading.id}>
                <a href={`#${heading.id}`}>
                  <HandbookWords text={heading.text} page={page} />
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {places.length > 0 ? (
        <>
          <h2>{t('help.goThere')}</h2>
          <ul>
            {places.map(([name, { path }]) => (
              <li key={path}>
                <Link to={path}>{name}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}

/** Where what was looked for is in the text of a page; names of settings are in letters of codes, as on the page itself. */
function Excerpt({ text }: { text: string }) {
  const parts = text.split(/(\b[A-Z]+(?:_[A-Z]+)+\b)/);
  return <span>{parts.map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</span>;
}
