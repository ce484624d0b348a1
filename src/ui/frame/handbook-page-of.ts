import { matchPath } from 'react-router';
import type { HandbookPage } from '../help/handbook-pages.js';
import { screens } from './screens.js';

/** The page of the handbook that tells of what is at this address; of an unknown one, the first. A name in full goes before a place. */
export function handbookPageOf(pathname: string): HandbookPage {
  const fits = screens.filter(({ path }) => matchPath(path, pathname));
  return (fits.find(({ path }) => !path.includes(':')) ?? fits[0])?.help ?? 'staff/borrowing-day';
}
