import { Button, FileButton, Select } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { type Language, languageIn, languageLabel, languages, useWords } from '../words/index.js';
import classes from './editor.module.css';
import { logoAddress } from './logo.js';

type Style = Thing<'LetterStyleView'>;
const again = ['/letter-styles'] as const;
/** Every order of the languages. */
const ordersOf = (some: readonly Language[]): Language[][] =>
  some.length === 0
    ? [[]]
    : some.flatMap((first) => ordersOf(some.filter((each) => each !== first)).map((rest) => [first, ...rest]));
const orders = ordersOf(languages);

/** Logo and languages of each library's letters, and what follows from them. */
export function Styles() {
  const { t } = useWords();
  const { data, error, refetch } = useRead('/letter-styles');
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={4} />;
  if (data.items.length === 0) return <Empty title={t('letters.noLibraries')} text={t('letters.noLibrariesHow')} />;
  return data.items.map((style) => (
    <section key={style.library} aria-label={style.name}>
      <h2>{style.name}</h2>
      <LogoOfLibrary style={style} />
      <Order style={style} />
    </section>
  ));
}

function LogoOfLibrary({ style: { library, name, logo } }: { style: Style }) {
  const { t } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const path = { library };
  const set = useChange(
    async (file: File) => api.put('/letter-styles/{library}/logo', { path, body: { content: await base64Of(file) } }),
    { again, done: () => politely(t('letters.logoSaved')) },
  );
  const remove = useChange(() => api.delete('/letter-styles/{library}/logo', { path }), {
    again,
    done: () => politely(t('letters.logoRemoved')),
  });
  function choose(file: File | null): void {
    if (!file) return;
    remove.reset();
    set.mutate(file);
  }
  const label = t(logo ? 'letters.changeLogo' : 'letters.chooseLogo', { name });
  return (
    <>
      {logo ? (
        <img
          className={classes.logo}
          src={logoAddress(logo.id)}
          alt={t('letters.logoIs', { name, width: String(logo.width), height: String(logo.height) })}
        />
      ) : (
        <p>{t('letters.noLogo')}</p>
      )}
      <p>{t('letters.logoHow')}</p>
      {may('configure') ? (
        <div className={classes.row}>
          <FileButton accept="image/png,image/jpeg" onChange={choose} inputProps={{ 'aria-label': label }}>
            {(props) => (
              <Button {...props} variant="default" loading={set.isPending}>
                {label}
              </Button>
            )}
          </FileButton>
          {logo ? (
            <Button
              variant="default"
              loading={remove.isPending}
              onClick={() => {
                set.reset();
                remove.mutate(undefined);
              }}
            >
              {t('letters.removeLogo', { name })}
            </Button>
          ) : null}
        </div>
      ) : null}
      <ProblemAlert error={set.error ?? remove.error} />
    </>
  );
}

function Order({ style: { library, name, languages: order, usual, onlyIn } }: { style: Style }) {
  const { t, locale } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const chosen = order ? order.join('_') : 'usual';
  const named = (language: Language) => languageIn(language, locale);
  const save = useChange(
    (wished: string) =>
      api.put('/letter-styles/{library}', {
        path: { library },
        body: { languages: orders.find((each) => each.join('_') === wished) ?? null },
      }),
    { again, done: () => politely(t('letters.orderSaved')) },
  );
  const inOrder = ([first, ...rest]: readonly Language[]): string =>
    rest.reduce(
      (before, next) => t('letters.orderThen', { before, next: named(next) }),
      first ? languageLabel(first, locale) : '',
    );
  return (
    <>
      <Select
        label={t('letters.order', { name })}
        data={[
          { value: 'usual', label: t('letters.order_usual', { language: named(usual) }) },
          ...orders.map((each) => ({ value: each.join('_'), label: inOrder(each) })),
        ]}
        value={chosen}
        onChange={(wished) => (wished && wished !== chosen ? save.mutate(wished) : undefined)}
        allowDeselect={false}
        disabled={!may('configure') || save.isPending}
        maw={420}
      />
      <ProblemAlert error={save.error} />
      <p>{t(order ? 'letters.ruleOrder' : 'letters.ruleUsual', { language: named(order?.[0] ?? usual) })}</p>
      {order && onlyIn.length > 0 ? (
        <>
          <p>{t('letters.onlyIn')}</p>
          <ul>
            {onlyIn.map((letter) => (
              <li key={letter.code}>
                {t('letters.onlyInOne', { name: letter.name, language: named(letter.language) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t('letters.ruleSlips')}</p>
    </>
  );
}

/** The bytes of a file as JSON carries them. */
const base64Of = (file: File): Promise<string> =>
  new Promise((read, failed) => {
    const reader = new FileReader();
    reader.onload = () => read(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
