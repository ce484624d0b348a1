import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { Empty } from '../parts/empty.js';
import { PageHead } from '../parts/page-head.js';
import { useWords } from '../words/index.js';
import { filesInHand } from './in-hand.js';
import { Plan } from './plan.js';
import { Report } from './report.js';

/** `/directory/import/new`: the file that is tried; else what one import did. */
export function Component() {
  const { t } = useWords();
  const id = useParams()['id'] ?? '';
  const inHand = filesInHand.get();
  return (
    <>
      <PageHead title={t('nav.directoryImport')} about={t('directory.importAbout')}>
        <Anchor component={Link} to="/directory">
          {t('directory.back')}
        </Anchor>
      </PageHead>
      {id !== 'new' ? (
        <Report id={id} />
      ) : inHand ? (
        <Plan inHand={inHand} />
      ) : (
        <Empty title={t('directory.noFile')} text={t('directory.noFileHow')}>
          <Anchor component={Link} to="/directory">
            {t('directory.back')}
          </Anchor>
        </Empty>
      )}
    </>
  );
}
