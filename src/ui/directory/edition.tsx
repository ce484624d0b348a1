import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

type Edition = Thing<'DirectoryImportLine'>['file'];

/** Which edition of whose file, as a sentence. */
export function EditionLine({ file, before }: { file: Edition; before?: Edition | undefined }) {
  const { t } = useWords();
  const clock = useClock();
  const facts = { name: file.name, issuer: file.issuer, version: file.version, day: clock.day(file.issuedAt) };
  return (
    <p style={{ margin: '0 0 8px' }}>
      {t('directory.edition', facts)} {before ? t('directory.editionBefore', { version: before.version }) : ''}
    </p>
  );
}

/** `12 changes · 3 need a decision · 1 cannot be applied`. */
export function Counts({ counts }: { counts: Thing<'DirectoryImportLine'>['counts'] }) {
  const { t } = useWords();
  const parts = [
    t('directory.counted', { count: counts.added + counts.changed + counts.removed + counts.proposed }),
    counts.decisions > 0 ? t('directory.toDecide', { count: counts.decisions }) : '',
    counts.proposed > 0 ? t('directory.proposed', { count: counts.proposed }) : '',
    counts.waiting > 0 ? t('directory.waiting', { count: counts.waiting }) : '',
    counts.cannot > 0 ? t('directory.cannot', { count: counts.cannot }) : '',
    t('directory.same', { count: counts.same }),
  ];
  return <strong>{parts.filter(Boolean).join(' · ')}</strong>;
}
