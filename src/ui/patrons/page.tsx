import { useParams } from 'react-router';
import { PageHead } from '../parts/page-head.js';
import { useWords } from '../words/index.js';
import { FindPatron } from './find-patron.js';
import { PatronAtCounter } from './patron-at-counter.js';

/** Manage Patron Services: whose card was scanned, and what this person has, owes and waits for. */
export function Component() {
  const { t } = useWords();
  const { id } = useParams();
  return (
    <>
      <PageHead title={t('nav.patrons')} about={t('counter.about')} />
      <FindPatron shown={id} />
      {id ? <PatronAtCounter key={id} id={id} /> : null}
    </>
  );
}
