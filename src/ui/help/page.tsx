import { TextInput } from '@mantine/core';
import { Link } from 'react-router';
import type { Permission } from '../../domain/staff/permissions.js';
import { useAddress } from '../parts/address.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { type Key, useWords } from '../words/index.js';
import { findInHandbook } from './find-in-handbook.js';
import { handbookParts } from './handbook-pages.js';
import classes from './help.module.css';
import { useHandbookContents } from './read-handbook.js';

/** The screens, each with what it is for; who may not see one is not led there. */
const screens: readonly (readonly [to: string, title: Key, says: Key, permission: Permission])[] = [
  ['/', 'nav.home', 'help.p_home', 'seeRequests'],
  ['/borrowing', 'nav.borrowing', 'help.p_borrowing', 'seeRequests'],
  ['/lending', 'nav.lending', 'help.p_lending', 'seeRequests'],
  ['/scan/receive', 'nav.receive', 'help.p_receive', 'workOnRequests'],
  ['/scan/ship', 'nav.ship', 'help.p_ship', 'workOnRequests'],
  ['/scan/in', 'nav.scanIn', 'help.p_scanIn', 'lendAtDesk'],
  ['/scan/return', 'nav.return', 'help.p_return', 'lendAtDesk'],
  ['/patrons', 'nav.patrons', 'help.p_patrons', 'seePatrons'],
  ['/holds', 'nav.holds', 'help.p_holds', 'lendAtDesk'],
  ['/pick', 'nav.pick', 'help.p_pick', 'seeRequests'],
  ['/monitor', 'nav.monitor', 'help.p_monitor', 'seeRequests'],
  ['/lost', 'nav.lost', 'help.p_lost', 'seeRequests'],
  ['/print', 'nav.print', 'help.p_print', 'seeRequests'],
  ['/partners', 'nav.partners', 'help.p_partners', 'seePartners'],
  ['/exchange', 'nav.exchange', 'help.p_exchange', 'seeMessages'],
  ['/reports', 'nav.reports', 'help.p_reports', 'seeRequests'],
  ['/administration', 'nav.administration', 'help.p_settings', 'seeConfiguration'],
  ['/staff', 'nav.staff', 'help.p_staff', 'seeUsers'],
];

/** What each screen is for, in a paragraph. */
export function Component() {
  const { t } = useWords();
  const { may } = useSession();
  const address = useAddress();
  const words = (address.get('q') ?? '').toLocaleLowerCase();
  const found = screens.filter(([, title, says]) => `${t(title)} ${t(says)}`.toLocaleLowerCase().includes(words));
  return (
    <>
      <PageHead title={t('nav.help')} about={t('help.about')} />
      <div className={classes.links}>
        <LinkButton to="/help/glossary" variant="default">
          {t('nav.glossary')}
        </LinkButton>
        <LinkButton to="/help/keys" variant="default">
          {t('nav.keyList')}
        </LinkButton>
        {may('seeConfiguration') ? (
          <LinkButton to="/start" variant="default">
            {t('nav.start')}
          </LinkButton>
        ) : null}
        <TextInput
          aria-label={t('help.search')}
          placeholder={t('help.search')}
          value={address.get('q') ?? ''}
          onChange={(event) => address.set({ q: event.currentTarget.value || undefined }, true)}
        />
      </div>
      <HandbookParts looked={address.get('q') ?? ''} />
      <h2>{t('help.screens')}</h2>
      {found.length === 0 ? <p>{t('help.none')}</p> : null}
      <ul className={classes.list}>
        {found.map(([to, title, says, permission]) => (
          <li key={to}>
            {may(permission) ? <Link to={to}>{t(title)}</Link> : <strong>{t(title)}</strong>}
            <p>{t(says)}</p>
          </li>
        ))}
      </ul>
      <h2>{t('help.stuck')}</h2>
      <p>{t('help.stuckHow')}</p>
    </>
  );
}

/** The contents of the handbook, part by part; when somebody searches, the pages in which it was found. */
function HandbookParts({ looked }: { looked: string }) {
  const { t, language } = useWords();
  const pages = useHandbookContents(language);
  const found = looked ? findInHandbook(pages ?? [], looked) : pages;
  if (!found || found.length === 0) return null;
  return (
    <>
      <h2>{t('help.handbook')}</h2>
      <p>{t('help.handbookAbout')}</p>
      <ul className={classes.list}>
        {handbookParts.map((part) => {
          const own = found.filter((each) => each.part === part);
          return own.length === 0 ? null : (
            <li key={part.part}>
              <strong>{t(part.title)}</strong>
              {own.map(({ page, title }) => (
                <p key={page}>
                  <Link to={`/help/${page}`}>{title}</Link>
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </>
  );
}
