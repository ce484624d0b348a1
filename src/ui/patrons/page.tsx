import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useParams } from 'react-router';
import { useAddress } from '../parts/address.js';
import { LinkButton } from '../parts/link-button.js';
import { PageHead } from '../parts/page-head.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { FindPatron } from './find-patron.js';
import { PatronAtCounter } from './patron-at-counter.js';

const PatronDrawer = lazy(() => import('./patron-drawer.js'));

/** Manage Patron Services: whose card was scanned, and what this person has, owes and waits for. */
export function Component() {
  const { t } = useWords();
  const { id } = useParams();
  const { may, mayForAll } = useSession();
  const address = useAddress();
  return (
    <>
      <PageHead title={t('nav.patrons')} about={t('counter.about')}>
        {mayForAll('importPatrons') && !id ? (
          <LinkButton to="/imports/patrons" variant="default">
            {t('counter.import')}
          </LinkButton>
        ) : null}
        {may('keepPatrons') && !id ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => address.set({ open: '+new' })}
          >
            {t('counter.add')}
          </Button>
        ) : null}
      </PageHead>
      <FindPatron shown={id} />
      {id ? <PatronAtCounter key={id} id={id} /> : null}
      {may('keepPatrons') && !id && address.get('open') === '+new' ? (
        <Suspense fallback={null}>
          <PatronDrawer close={() => address.set({ open: undefined })} />
        </Suspense>
      ) : null}
    </>
  );
}
