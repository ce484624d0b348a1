import { PageHead } from '../parts/page-head.js';
import { keysKept } from '../session/kept.js';
import { useWords } from '../words/index.js';
import { KeyTables } from './key-tables.js';

/** Every key of the desk, as a page. */
export function Component() {
  const { t } = useWords();
  return (
    <>
      <PageHead title={t('nav.keyList')} about={t('help.keysAbout')} />
      <KeyTables isOff={keysKept.use() === 'off'} />
    </>
  );
}
