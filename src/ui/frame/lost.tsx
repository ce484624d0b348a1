import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Empty } from '../parts/empty.js';
import { useWords } from '../words/index.js';

/** An address that is no screen of ours. */
export function Lost() {
  const { t } = useWords();
  return (
    <Empty isPage title={t('frame.nothingHere')} text={t('frame.nothingHereHow')}>
      <Button component={Link} to="/">
        {t('frame.goHome')}
      </Button>
    </Empty>
  );
}
