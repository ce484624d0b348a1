import { Link, matchPath, useLocation } from 'react-router';
import { useWords } from '../words/index.js';
import { pageOfScreen } from './page-of-screen.js';

/** The way from a screen to the page of the handbook that tells of it. A name in full goes before a place of an address. */
export default function HandbookLink() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const fits = Object.keys(pageOfScreen).filter((path) => matchPath(path, pathname));
  const path = fits.find((each) => !each.includes(':')) ?? fits[0] ?? '/';
  return <Link to={`/help/${pageOfScreen[path]}`}>{t('frame.handbookOfPage')}</Link>;
}
