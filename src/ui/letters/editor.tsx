import { Button, Select, Tabs } from '@mantine/core';
import { useRef, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { NumberField } from '../parts/number-field.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { languageLabel, languages, useWords } from '../words/index.js';
import classes from './editor.module.css';
import { InOneLanguage, type LetterDraft } from './in-one-language.js';

type Words = Thing<'LetterWordsView'>;
const again = ['/letter-words/{code}'] as const;

/** The words of one letter: changed for all libraries or for one, tried on a real request, and taken back to the usual ones. */
export function Editor({ code, isLocked }: { code: Words['code']; isLocked: boolean }) {
  const { t, language, locale } = useWords();
  const { data, error, refetch } = useRead('/letter-words/{code}', { path: { code } });
  const [tab, setTab] = useState<Words['texts'][number]['language']>(language);
  const [chosen, choose] = useState('');
  // What is being written stays while one looks at another language or library.
  const drafts = useRef(new Map<string, LetterDraft>());
  // The request that it is tried on stays too, also after Save.
  const tried = useRef('');
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  const library = data.libraries.find((each) => each.code === chosen);
  return (
    <>
      {data.libraries.length > 1 ? (
        <Select
          label={t('letters.wordsOf')}
          description={t('letters.wordsOfHow')}
          data={[
            { value: '', label: t('letters.allLibraries') },
            ...data.libraries.map(({ code: value, name: label }) => ({ value, label })),
          ]}
          value={chosen}
          onChange={(to) => choose(to ?? '')}
          allowDeselect={false}
          maw={420}
          mb="md"
        />
      ) : null}
      <Tabs value={tab} onChange={(to) => setTab(languages.find((each) => each === to) ?? tab)} keepMounted={false}>
        <Tabs.List aria-label={t('letters.words')}>
          {languages.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {languageLabel(each, locale)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {data.texts.map((text) => {
          const name = `${text.language} ${chosen} ${changedAt(text, chosen)}`;
          return (
            <Tabs.Panel key={text.language} value={text.language} pt="md">
              <InOneLanguage
                key={name}
                {...{ words: data, text, isLocked, ...(library ? { library } : {}) }}
                draft={drafts.current.get(name)}
                tried={tried}
                keep={(draft) => (draft ? drafts.current.set(name, draft) : drafts.current.delete(name))}
              />
            </Tabs.Panel>
          );
        })}
      </Tabs>
      <Delay key={data.delayMinutes} {...{ words: data, isLocked }} />
    </>
  );
}

/** When the words that are shown were last changed, which begins the form anew. */
const changedAt = ({ own, ofLibraries }: Words['texts'][number], library: string): string =>
  [own, ofLibraries.find((each) => each.library === library)].map((each) => each?.changedAt ?? '').join(' ');

/** As it is typed. */
interface Delayed {
  minutes: number | string;
}

function Delay({ words, isLocked }: { words: Words; isLocked: boolean }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const save = useChange(
    ({ minutes }: Delayed) =>
      api.put('/letter-words/{code}/delay', { path: { code: words.code }, body: { minutes: minutes as number } }),
    { again, done: ({ delayMinutes }) => politely(t('letters.delaySaved', { count: delayMinutes })) },
  );
  const form = useServerForm<Delayed>({ minutes: words.delayMinutes }, save.error);
  if (words.audience === 'staff') return null;
  return (
    <>
      <div className={classes.row}>
        <NumberField
          label={t('letters.delay')}
          description={t('letters.delayHow')}
          readOnly={isLocked}
          {...form.getInputProps('minutes')}
        />
        {isLocked || Number(form.values.minutes) === words.delayMinutes ? null : (
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(form.values)}>
            {t('letters.saveDelay')}
          </Button>
        )}
      </div>
      <ProblemAlert error={save.error} />
    </>
  );
}
