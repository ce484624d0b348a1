import { IconMenu2, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { type Language, languageChoices } from '../../words/languages.js';
import { call } from './api.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** What is around every page: whose pages these are, the ways to the others, the language. */
export function PatronFrame() {
  const { t, language, speak } = usePatronWords();
  const { site, patron, signOut } = useHere();
  const go = useNavigate();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const close = ({ key }: KeyboardEvent) => key === 'Escape' && setOpen(false);
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [isOpen]);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    setOpen(false);
    scrollTo(0, 0);
    main.current?.focus();
  }, [pathname]);
  const change = (other: Language) => {
    speak(other);
    if (patron) void call('PUT', '/language', { language: other }).catch(() => undefined);
  };
  const inOther = (where: string) =>
    languageChoices
      .filter(({ value }) => value !== language)
      .map(({ value, label }) => (
        <button key={value} type="button" className={`my-plain ${where}`} lang={value} onClick={() => change(value)}>
          {label}
        </button>
      ));
  const links = [
    ['/', t('search')],
    ['/browse', t('browse')],
    ['/requests', t('myRequests')],
    ['/ask', t('blankForm')],
    ...(patron ? [['/me', t('me')] as const] : []),
  ] as const;
  return (
    <>
      <a className="my-skip" href="#page">
        {t('skip')}
      </a>
      <header className="my-head">
        <div>
          <NavLink to="/" className="my-name" end>
            {site.name}
          </NavLink>
          {inOther('my-on-phone')}
          {site.open ? (
            <button
              type="button"
              className="my-menu my-on-phone"
              aria-expanded={isOpen}
              aria-controls="my-ways"
              aria-label={t('menu')}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? <IconX size={24} aria-hidden /> : <IconMenu2 size={24} aria-hidden />}
            </button>
          ) : null}
          <div id="my-ways" className="my-ways" data-open={isOpen}>
            {site.open ? (
              <nav aria-label={t('pages')}>
                <ul>
                  {links.map(([to, label]) => (
                    <li key={to}>
                      <NavLink className="my-way" to={to} end={to === '/'}>
                        {label}
                      </NavLink>
                    </li>
                  ))}
                </ul>
              </nav>
            ) : null}
            {inOther('my-at-desk')}
            {patron ? (
              <button type="button" className="my-plain" onClick={() => void signOut().then(() => go('/'))}>
                {t('signOut')}
              </button>
            ) : site.open ? (
              <NavLink className="my-plain" to="/sign-in">
                {t('signIn')}
              </NavLink>
            ) : null}
          </div>
        </div>
      </header>
      <main id="page" className="my-main" ref={main} tabIndex={-1}>
        {site.open ? (
          <Outlet />
        ) : (
          <>
            <h1>{t('closed')}</h1>
            <p>{t('closedDo')}</p>
          </>
        )}
      </main>
    </>
  );
}

/** The name of the page in the tab. */
export function useTitle(title: string): void {
  const { site } = useHere();
  useEffect(() => {
    document.title = `${title} · ${site.name}`;
  }, [title, site.name]);
}
