import { Button, Menu, NumberInput, Tabs, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { Notice } from '../records/notice.js';
import { languages, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './editor.module.css';
import { shown, templated } from './fact-marks.js';
import { Worded } from './worded.js';

type Words = Thing<'LetterWordsView'>;
type Text = Words['texts'][number];

/** The words of one letter: changed, tried on a real request, sent to oneself, and taken back to the built-in ones. */
export function Editor({ code, isLocked }: { code: Words['code']; isLocked: boolean }) {
  const { t, language } = useWords();
  const { data, error, refetch } = useRead('/letter-words/{code}', { path: { code } });
  const [tab, setTab] = useState<Text['language']>(language);
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={8} />;
  return (
    <>
      <Tabs value={tab} onChange={(to) => setTab(languages.find((each) => each === to) ?? tab)} keepMounted={false}>
        <Tabs.List aria-label={t('letters.words')}>
          {languages.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`letters.lang_${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {data.texts.map((text) => (
          <Tabs.Panel key={text.language} value={text.language} pt="md">
            <InOneLanguage key={text.own?.changedAt ?? ''} {...{ words: data, text, isLocked }} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Delay key={data.delayMinutes} {...{ words: data, isLocked }} />
    </>
  );
}

const again = ['/letter-words/{code}'] as const;

function InOneLanguage({ words, text, isLocked }: { words: Words; text: Text; isLocked: boolean }) {
  const { t } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const { language, builtIn, own, facts } = text;
  const { code } = words;
  const now = own ?? builtIn;
  const [subject, setSubject] = useState(shown(now.subject, facts));
  const [body, setBody] = useState(shown(now.body, facts));
  const [request, setRequest] = useState('');
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const path = { code };
  const draft = () => ({
    language,
    subject: templated(subject, facts),
    body: templated(body, facts),
    ...(request.trim() ? { request: request.trim() } : {}),
  });
  const save = useChange(() => api.put('/letter-words/{code}', { path, body: draft() }), {
    again,
    done: () => politely(t('letters.saved')),
  });
  const back = useChange(() => api.post('/letter-words/{code}/built-in', { path, body: { language } }), {
    again,
    done: () => politely(t('letters.backDone')),
  });
  const keep = useChange(() => api.post('/letter-words/{code}/keep', { path, body: { language } }), {
    again,
    done: () => politely(t('letters.keptMine')),
  });
  const test = useChange(() => api.post('/letter-words/{code}/test', { path, body: draft() }), {
    done: ({ kind, to, words: answer }) =>
      politely(kind === 'sent' ? t('letters.testSent', { to }) : t('letters.testNot', { words: answer })),
  });
  const preview = useChange(() => api.post('/letter-words/{code}/preview', { path, body: draft() }), {});
  const error = save.error ?? back.error ?? keep.error ?? test.error ?? preview.error;
  const fields = error instanceof Refused ? error.fields : {};

  /** At the place where somebody last wrote. */
  function insert(label: string): void {
    const field = last.current;
    const [value, set] = field?.tagName === 'INPUT' ? [subject, setSubject] : [body, setBody];
    const at = field?.selectionStart ?? value.length;
    set(`${value.slice(0, at)}‹${label}›${value.slice(field?.selectionEnd ?? at)}`);
    field?.focus();
  }
  /** What was refused before is no matter of the next order. */
  function act(what: { mutate(given: undefined): void }): void {
    for (const each of [save, back, keep, test, preview]) if (each.error) each.reset();
    what.mutate(undefined);
  }

  return (
    <div className={classes.columns}>
      <div>
        <p>{own ? t('letters.own', { by: own.changedBy, day: clock.day(own.changedAt) }) : t('letters.builtIn')}</p>
        <TextInput
          label={t('letters.subject')}
          value={subject}
          error={fields['subject']}
          readOnly={isLocked}
          onFocus={({ currentTarget }) => {
            last.current = currentTarget;
          }}
          onChange={({ currentTarget }) => setSubject(currentTarget.value)}
        />
        <Textarea
          mt="sm"
          label={t('letters.text')}
          description={t('letters.textHow')}
          value={body}
          error={fields['body']}
          readOnly={isLocked}
          autosize
          minRows={14}
          maxRows={30}
          onFocus={({ currentTarget }) => {
            last.current = currentTarget;
          }}
          onChange={({ currentTarget }) => setBody(currentTarget.value)}
        />
        <ProblemAlert error={error} atFields={Boolean(fields['subject'] ?? fields['body'])} />
        {isLocked ? null : (
          <div className={classes.row}>
            <Button loading={save.isPending} onClick={() => act(save)}>
              {t('letters.save')}
            </Button>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button variant="default">{t('letters.insert')}</Button>
              </Menu.Target>
              <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
                {facts.map((fact) => (
                  <Menu.Item key={fact.name} onClick={() => insert(fact.label)}>
                    {fact.label}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button variant="default" loading={test.isPending} onClick={() => act(test)}>
              {t('letters.test')}
            </Button>
            {own ? (
              <Button variant="default" loading={back.isPending} onClick={() => act(back)}>
                {t('letters.back')}
              </Button>
            ) : null}
          </div>
        )}
        {own && (own.basedOn.body !== builtIn.body || own.basedOn.subject !== builtIn.subject) ? (
          <Changed {...{ own, builtIn, facts }}>
            {isLocked ? null : (
              <Button variant="default" loading={keep.isPending} onClick={() => act(keep)}>
                {t('letters.keepMine')}
              </Button>
            )}
          </Changed>
        ) : null}
      </div>
      <div>
        <div className={classes.row}>
          <TextInput
            label={t('letters.previewWith')}
            description={t('letters.previewHow')}
            value={request}
            error={fields['request']}
            onChange={({ currentTarget }) => setRequest(currentTarget.value)}
          />
          <Button variant="default" loading={preview.isPending} disabled={isLocked} onClick={() => act(preview)}>
            {t('letters.show')}
          </Button>
        </div>
        {preview.data ? (
          <section className={classes.paper} aria-label={t('letters.preview')}>
            {preview.data.request ? null : <p>{t('letters.noRequest')}</p>}
            <p className={classes.subject}>{preview.data.subject}</p>
            <Worded content={preview.data.content} />
          </section>
        ) : null}
      </div>
    </div>
  );
}

/** The built-in letter is another one since a new version: which lines each has alone. */
function Changed({
  own,
  builtIn,
  facts,
  children,
}: {
  own: NonNullable<Text['own']>;
  builtIn: Text['builtIn'];
  facts: Text['facts'];
  children: ReactNode;
}) {
  const { t } = useWords();
  const linesOf = ({ subject, body }: Text['builtIn']) =>
    [subject, ...body.split('\n')].filter((line) => line.trim() !== '');
  const only = (these: string[], those: string[]) => these.filter((line) => !those.includes(line));
  const columns = [
    { title: t('letters.removed'), sign: '−', lines: only(linesOf(own), linesOf(builtIn)) },
    { title: t('letters.added'), sign: '+', lines: only(linesOf(builtIn), linesOf(own)) },
  ];
  return (
    <Notice title={t('letters.changedIn')} mt="md">
      {columns.map(({ title, sign, lines }) => (
        <div key={sign}>
          <strong>{title}</strong>
          <ul className={classes.lines}>
            {lines.map((line) => (
              <li key={line}>
                {sign} {shown(line, facts)}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {children}
    </Notice>
  );
}

function Delay({ words, isLocked }: { words: Words; isLocked: boolean }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [minutes, setMinutes] = useState<number | string>(words.delayMinutes);
  const save = useChange(
    () => api.put('/letter-words/{code}/delay', { path: { code: words.code }, body: { minutes: Number(minutes) } }),
    { again, done: ({ delayMinutes }) => politely(t('letters.delaySaved', { count: delayMinutes })) },
  );
  if (words.audience === 'staff') return null;
  return (
    <>
      <div className={classes.row}>
        <NumberInput
          label={t('letters.delay')}
          description={t('letters.delayHow')}
          value={minutes}
          onChange={setMinutes}
          min={0}
          max={10_080}
          allowDecimal={false}
          readOnly={isLocked}
        />
        {isLocked || Number(minutes) === words.delayMinutes ? null : (
          <Button variant="default" loading={save.isPending} onClick={() => save.mutate(undefined)}>
            {t('letters.saveDelay')}
          </Button>
        )}
      </div>
      <ProblemAlert error={save.error} />
    </>
  );
}
