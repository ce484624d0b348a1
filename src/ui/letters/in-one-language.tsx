import { Button, Menu, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Changed } from './changed.js';
import classes from './editor.module.css';
import { shown, templated } from './fact-marks.js';
import { Worded } from './worded.js';

type Words = Thing<'LetterWordsView'>;
type Text = Words['texts'][number];
const again = ['/letter-words/{code}'] as const;

/** A text as it is being written. */
export interface LetterDraft {
  subject: string;
  body: string;
}

/** With the request that it is tried on. */
type Typed = LetterDraft & { request: string };

interface Wording {
  words: Words;
  text: Text;
  /** Of which library; without one of all. */
  library?: Words['libraries'][number];
  isLocked: boolean;
  /** What was written before and not saved. */
  draft: LetterDraft | undefined;
  /** The request that it was tried on last. */
  tried: { current: string };
  /** Nothing: it is no draft any more. */
  keep(draft: LetterDraft | undefined): void;
}

/** So long after the last key the preview follows. */
const previewAfterMs = 400;

/** The words of a letter in one language, as all libraries send them or as one does. */
export function InOneLanguage({ words, text, library, isLocked, draft: written, tried, keep: keepDraft }: Wording) {
  const { t } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const { language, builtIn, facts } = text;
  const { code } = words;
  const own = library ? text.ofLibraries.find((each) => each.library === library.code) : text.own;
  // What is sent without words of its own.
  const usual = (library && text.own) || builtIn;
  const now = own ?? usual;
  const isBackToAll = library !== undefined && text.own !== undefined;
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const path = { code };
  const scope = { language, ...(library ? { library: library.code } : {}) };
  const trial = () => {
    const { subject, body, request } = form.getValues();
    return {
      ...scope,
      subject: templated(subject, facts),
      body: templated(body, facts),
      ...(request.trim() ? { request: request.trim() } : {}),
    };
  };
  const settled = (said: string): void => {
    keepDraft(undefined);
    politely(said);
  };
  const save = useChange(() => api.put('/letter-words/{code}', { path, body: trial() }), {
    again,
    done: () => settled(library ? t('letters.savedFor', { library: library.name }) : t('letters.saved')),
  });
  const builtInHere = useChange(() => api.put('/letter-words/{code}', { path, body: { ...scope, ...builtIn } }), {
    again,
    done: () => settled(t('letters.backDone')),
  });
  const back = useChange(() => api.post('/letter-words/{code}/built-in', { path, body: scope }), {
    again,
    done: () => settled(t(isBackToAll ? 'letters.backToAllDone' : 'letters.backDone')),
  });
  const keep = useChange(() => api.post('/letter-words/{code}/keep', { path, body: scope }), {
    again,
    done: () => politely(t('letters.keptMine')),
  });
  const test = useChange(() => api.post('/letter-words/{code}/test', { path, body: trial() }), {
    done: ({ kind, to, words: answer }) =>
      politely(kind === 'sent' ? t('letters.testSent', { to }) : t('letters.testNot', { words: answer })),
  });
  const [previewed, setPreviewed] = useState<Thing<'LetterPreview'>>();
  const preview = useChange(() => api.post('/letter-words/{code}/preview', { path, body: trial() }), {
    done: setPreviewed,
  });
  // While somebody writes, a text that cannot be read yet is no error: the preview before it stays.
  const live = useChange(() => api.post('/letter-words/{code}/preview', { path, body: trial() }), {
    done: setPreviewed,
  });
  const orders = [save, back, builtInHere, keep, test, preview];
  const error = orders.find((each) => each.error)?.error ?? null;
  const form: UseFormReturnType<Typed> = useServerForm<Typed>(
    { ...(written ?? { subject: shown(now.subject, facts), body: shown(now.body, facts) }), request: tried.current },
    error,
    {
      keep: (typed) => {
        tried.current = typed.request;
        keepDraft({ subject: typed.subject, body: typed.body });
      },
    },
  );

  const { subject, body, request } = form.values;
  const showLive = live.mutate;
  useEffect(() => {
    if (isLocked) return;
    const soon = setTimeout(() => showLive(undefined), previewAfterMs);
    return () => clearTimeout(soon);
  }, [subject, body, request, isLocked, showLive]);

  /** At the place where somebody last wrote. */
  function insert(label: string): void {
    const field = last.current;
    const part = field?.tagName === 'INPUT' ? 'subject' : 'body';
    const value = form.getValues()[part];
    const at = field?.selectionStart ?? value.length;
    form.setFieldValue(part, `${value.slice(0, at)}‹${label}›${value.slice(field?.selectionEnd ?? at)}`);
    field?.focus();
  }
  /** What was refused before is no matter of the next order. */
  function act(what: { mutate(given: undefined): void }): void {
    for (const each of orders) if (each.error) each.reset();
    what.mutate(undefined);
  }

  /** Whose words these are. */
  function standing(): string {
    const others = text.ofLibraries.flatMap(
      (each) => words.libraries.find(({ code: of }) => of === each.library) ?? [],
    );
    if (own) {
      const changed = { by: own.changedBy, day: clock.day(own.changedAt) };
      return library
        ? t('letters.ownOf', { library: library.name, ...changed })
        : withOthers(t('letters.own', changed));
    }
    if (library) return t(text.own ? 'letters.asAll' : 'letters.asBuiltIn', { library: library.name });
    return withOthers(t('letters.builtIn'));

    function withOthers(said: string): string {
      if (others.length === 0) return said;
      return `${said} ${t('letters.notOf', { libraries: others.map(({ name }) => name), count: others.length })}`;
    }
  }

  return (
    <div className={classes.columns}>
      <div>
        <p>{standing()}</p>
        <TextInput
          label={t('letters.subject')}
          readOnly={isLocked}
          {...form.getInputProps('subject')}
          onFocus={({ currentTarget }) => {
            last.current = currentTarget;
          }}
        />
        <Textarea
          mt="sm"
          label={t('letters.text')}
          description={t('letters.textHow')}
          readOnly={isLocked}
          autosize
          minRows={14}
          maxRows={30}
          {...form.getInputProps('body')}
          onFocus={({ currentTarget }) => {
            last.current = currentTarget;
          }}
        />
        <ProblemAlert error={error} atFields={Boolean(error?.fields['subject'] ?? error?.fields['body'])} />
        {isLocked ? null : (
          <div className={classes.row}>
            <Button loading={save.isPending} onClick={() => act(save)}>
              {t('letters.save')}
            </Button>
            <Menu position="bottom-start">
              <Menu.Target>
                <Button variant="default">{t('letters.insert')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
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
                {t(isBackToAll ? 'letters.backToAll' : 'letters.back')}
              </Button>
            ) : null}
            {isBackToAll && !isSame(now, builtIn) ? (
              <Button variant="default" loading={builtInHere.isPending} onClick={() => act(builtInHere)}>
                {t('letters.back')}
              </Button>
            ) : null}
          </div>
        )}
        {own && !isSame(own.basedOn, builtIn) ? (
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
            {...form.getInputProps('request')}
          />
          <Button variant="default" loading={preview.isPending} disabled={isLocked} onClick={() => act(preview)}>
            {t('letters.show')}
          </Button>
        </div>
        {previewed ? (
          <section className={classes.paper} aria-label={t('letters.preview')}>
            {previewed.request ? null : <p>{t('letters.noRequest')}</p>}
            <p className={classes.subject}>{previewed.subject}</p>
            <Worded content={previewed.content} />
          </section>
        ) : null}
      </div>
    </div>
  );
}

const isSame = (one: Text['builtIn'], other: Text['builtIn']): boolean =>
  one.subject === other.subject && one.body === other.body;
