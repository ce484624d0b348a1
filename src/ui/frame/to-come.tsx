import { Empty } from '../parts/empty.js';
import { useWords } from '../words/index.js';

/** Stands where a screen is not built yet. None is left when the desk is whole. */
export function ToCome() {
  const { t } = useWords();
  return <Empty title={t('frame.toCome')} />;
}
