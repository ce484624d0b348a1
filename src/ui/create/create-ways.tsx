import { SegmentedControl } from '@mantine/core';
import { useNavigate } from 'react-router';
import { maySee } from '../frame/menu.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import type { FormType } from './form-fields.js';

export type CreateWay = 'find' | FormType;

/** Where each way of creating a request begins; `sought` goes along to the search. */
export const wayTo = (way: CreateWay, sought = ''): string =>
  way === 'find' ? `/find${sought === '' ? '' : `?q=${encodeURIComponent(sought)}`}` : `/borrowing/new?type=${way}`;

/** The three ways of creating a request: find the title first, or write a book or an article down. What was typed goes along. */
export function CreateWays({
  way,
  sought,
  leave = () => {},
}: {
  way: CreateWay;
  /** What the search looks for when it is chosen. */
  sought: () => string;
  /** Before another way is opened: what was typed here is kept. */
  leave?: (to: CreateWay) => void;
}) {
  const { t } = useWords();
  const { may } = useSession();
  const go = useNavigate();
  return (
    <SegmentedControl
      aria-label={t('create.way')}
      value={way}
      onChange={(value) => {
        const to = value as CreateWay;
        leave(to);
        // Between the two forms it is the same page; to and from the search one can go back.
        void go(wayTo(to, sought()), { replace: to !== 'find' && way !== 'find' });
      }}
      data={[
        ...(maySee('/find', may) ? [{ value: 'find', label: t('nav.find') }] : []),
        { value: 'book', label: t('list.book') },
        { value: 'article', label: t('list.article') },
      ]}
    />
  );
}
