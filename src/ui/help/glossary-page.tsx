import { TextInput } from '@mantine/core';
import { useAddress } from '../parts/address.js';
import { PageHead } from '../parts/page-head.js';
import { useWords } from '../words/index.js';
import classes from './help.module.css';

const names = [
  ...(['borrowing', 'lending', 'partner', 'rota', 'symbol', 'externalId', 'conditional', 'activeNote'] as const),
  ...(['generalMessage', 'temporaryItem', 'moveRequest', 'holdShelf', 'recall', 'lostCase'] as const),
  ...(['workflowProfile', 'dialect', 'certify', 'held', 'breaker', 'replay', 'policy', 'desk'] as const),
] as const;

/** The words of the desk, in the order of the alphabet of the page's language. */
export function Component() {
  const { t, locale } = useWords();
  const address = useAddress();
  const words = (address.get('q') ?? '').toLocaleLowerCase();
  const rows = names
    .map((name) => ({ name, word: t(`help.w_${name}`), says: t(`help.d_${name}`) }))
    .filter(({ word, says }) => `${word} ${says}`.toLocaleLowerCase().includes(words))
    .sort((a, b) => a.word.localeCompare(b.word, locale));
  return (
    <>
      <PageHead title={t('nav.glossary')} about={t('help.glossaryAbout')} />
      <TextInput
        maw={320}
        mb="sm"
        aria-label={t('help.search')}
        placeholder={t('help.search')}
        value={address.get('q') ?? ''}
        onChange={(event) => address.set({ q: event.currentTarget.value || undefined }, true)}
      />
      {rows.length === 0 ? <p>{t('help.none')}</p> : null}
      {rows.length > 0 ? (
        <dl className={classes.words}>
          {rows.map(({ name, word, says }) => (
            <div key={name}>
              <dt>{word}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
