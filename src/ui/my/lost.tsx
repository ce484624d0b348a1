import { Link } from 'react-router';
import { useTitle } from './frame.js';
import { useWords } from './words.js';

export function Component() {
  const { t } = useWords();
  useTitle(t('lost'));
  return (
    <>
      <h1>{t('lost')}</h1>
      <p>
        <Link to="/">{t('search')}</Link>
      </p>
    </>
  );
}
