import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { type AboutWhat, aboutWhat, type MyRequest, type MyWord } from '../../domain/patrons-side/views.js';
import { useServerForm } from '../parts/server-form.js';
import { call } from './api.js';
import { useDays } from './days.js';
import { useHere } from './session.js';
import { useSending } from './use-sending.js';
import { usePatronWords } from './words.js';

/** What the library asked and what the patron wrote, in its order. */
export function TalkOfPatron({ words }: { words: readonly MyWord[] }) {
  const { t } = usePatronWords();
  if (words.length === 0) return null;
  return (
    <section aria-labelledby="talk">
      <h2 id="talk">{t('talk')}</h2>
      <ol className="my-talk">
        {words.map((word) => (
          <Word key={word.at + word.by} word={word} />
        ))}
      </ol>
    </section>
  );
}

function Word({ word: { at, by, heading, lines, note, about, replyBy } }: { word: MyWord }) {
  const { t } = usePatronWords();
  const day = useDays();
  return (
    <li className="my-word" data-by={by}>
      <p className="my-row">
        <strong>{by === 'library' ? t('library') : t('you')}</strong>
        <time dateTime={at} className="my-second">
          {day(at)}
        </time>
      </p>
      {heading ? <p>{heading}</p> : null}
      {lines ? <p>{lines}</p> : null}
      {about ? <p className="my-second">{about}</p> : null}
      {note ? <p>{note}</p> : null}
      {replyBy ? <p className="my-second">{t('answerBy', { day: day(replyBy) })}</p> : null}
    </li>
  );
}

/** A patron writes to the library, asked or not; `?write=copy` opens the form for a copy that is not good. */
export function WriteToLibrary({ request, sent }: { request: MyRequest; sent(): void }) {
  const { t } = usePatronWords();
  const { patron } = useHere();
  const [address, go] = useSearchParams();
  const isOpen = address.has('write');
  const open = (write: string | undefined) => go(write ? { write } : {}, { replace: true, preventScrollReset: true });
  const [isSent, setSent] = useState(false);
  if (!isOpen)
    return (
      <>
        {isSent ? (
          <p role="status" className="my-box" data-look="good">
            {t('messageSent')}
          </p>
        ) : null}
        <Button variant="default" onClick={() => open('question')}>
          {t('writeToLibrary')}
        </Button>
        {patron?.email ? <p className="my-second">{t('answersMailed')}</p> : null}
      </>
    );
  return (
    <MessageForm
      request={request}
      begin={address.get('write') === 'copy' ? 'copy' : 'question'}
      close={() => void open(undefined)}
      sent={() => {
        setSent(true);
        void open(undefined);
        sent();
      }}
    />
  );
}

interface FormProps {
  request: MyRequest;
  begin: AboutWhat;
  close(): void;
  sent(): void;
}

function MessageForm({ request, begin, close, sent }: FormProps) {
  const { t } = usePatronWords();
  const sending = useSending(
    (body: { about: AboutWhat; pages: string; text: string }) =>
      call<MyRequest>('POST', `/requests/${encodeURIComponent(request.number)}/messages`, {
        about: body.about,
        text: body.text,
        ...(body.about === 'copy' && body.pages.trim() ? { pages: body.pages.trim() } : {}),
      }),
    sent,
  );
  const form = useServerForm({ about: begin, pages: '', text: '' }, sending.refused);
  const { about } = form.values;
  return (
    <form className="my-card my-fields" onSubmit={form.onSubmit(sending.send)} aria-labelledby="write">
      <h2 id="write">{t('writeToLibrary')}</h2>
      {sending.refused && Object.keys(sending.refused.fields).length === 0 ? (
        <p role="alert">{sending.refused.message}</p>
      ) : null}
      <fieldset className="my-kinds">
        <legend>{t('writeAbout')}</legend>
        <div>
          {aboutWhat
            .filter((each) => each !== 'copy' || request.kind === 'copy')
            .map((each) => (
              <Radio
                key={each}
                name="about"
                value={each}
                checked={about === each}
                label={t(`about_${each}`)}
                onChange={() => form.setFieldValue('about', each)}
              />
            ))}
        </div>
      </fieldset>
      {about === 'copy' ? (
        <TextInput label={t('pagesOfCopy')} maxLength={100} {...form.getInputProps('pages')} />
      ) : null}
      <Textarea
        label={t('yourMessage')}
        description={t('messageRead')}
        maxLength={2000}
        autosize
        minRows={4}
        autoFocus
        {...form.getInputProps('text')}
      />
      <div className="my-buttons">
        <Button type="submit" loading={sending.isBusy}>
          {t('sendMessage')}
        </Button>
        <Button variant="subtle" onClick={close}>
          {t('askCancel')}
        </Button>
      </div>
    </form>
  );
}
