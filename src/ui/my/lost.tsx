import { Link } from 'react-router';
import { useTitle } from './frame.js';
import { usePatronWords } from './words.js';

export function Component() {
  const { t } = usePatronWords();
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
