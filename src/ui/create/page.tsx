import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ownMakings } from '../live/touched.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { PageHead } from '../parts/page-head.js';
import { remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { CreateWays } from './create-ways.js';
import { citationLabel, type FormType, type FormValues, filledIn, soughtBy } from './form-fields.js';
import { keepEnter } from './keep-enter.js';
import { pastedAs } from './numbers.js';
import classes from './page.module.css';
import { Preview, usePreview } from './preview.js';
import { ProblemSummary } from './problem-summary.js';
import { RequestForm } from './request-form.js';
import { useNewRequest } from './use-new-request.js';
import { type RequestValues, useRequestValues } from './use-request-values.js';

/** Create Request by hand: Book or Article. What was typed stays until it is saved or abandoned. */
export function Component() {
  const { t } = useWords();
  const go = useNavigate();
  const address = useAddress();
  const { politely, atOnce } = useAnnouncer();
  const type: FormType = address.get('type') === 'article' ? 'article' : 'book';
  const labelOf = (name: string) => {
    const label = citationLabel(type, name);
    return label && t(label);
  };
  const begunRequest = useNewRequest();
  const [begun] = useState(() => begunRequest.read());
  const draft = (values: FormValues) =>
    ({
      serviceType: type === 'book' ? 'Loan' : 'Copy',
      publicationType: type === 'book' ? 'Book' : 'Article',
      ...filledIn(values),
    }) as Thing<'RequestDraft'>;
  const drafted = () => draft(form.getValues());
  const save = useChange(
    (hold: boolean) => api.post('/requests', { body: { ...drafted(), ...(hold ? { hold } : {}) } }),
    {
      again: ['/requests', '/requests/facets', '/work', '/work/counts'],
      done: (made, hold) => {
        begunRequest.forget();
        ownMakings.add(made.id);
        remember(made);
        const said = t('create.made', { id: made.externalId });
        politely(said);
        notifications.show({ title: said, message: made.title, role: 'presentation', withBorder: true, color: 'teal' });
        void go(hold ? `/borrowing/${made.id}/edit` : `/borrowing?open=${made.id}`);
      },
    },
  );
  const { form, put, completion }: RequestValues = useRequestValues(type, begun, save.error, {
    keep: begunRequest.keep,
  });
  const preview = usePreview(draft(form.values));
  useEffect(() => {
    if (save.error) atOnce(save.error.problem.title);
  }, [save.error, atOnce]);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!save.isPending) save.mutate(false);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  });
  return (
    <>
      <PageHead
        title={t('nav.createRequest')}
        about={t('create.about')}
        beside={<CreateWays way={type} sought={() => soughtBy(form.getValues())} />}
      >
        <Button
          variant="default"
          onClick={() => {
            begunRequest.forget();
            void go('/borrowing');
          }}
        >
          {t('create.cancel')}
        </Button>
        <Button variant="default" loading={save.isPending && save.variables === true} onClick={() => save.mutate(true)}>
          {t('create.saveAndEdit')}
        </Button>
        <Button loading={save.isPending && save.variables === false} onClick={() => save.mutate(false)} data-save>
          {t('create.save')}
        </Button>
      </PageHead>
      <div className={classes.above}>
        <Fill
          fill={(pasted) => {
            put({ ...pasted });
            if (pasted.doi || pasted.issn || pasted.titleOfComponent) address.set({ type: 'article' }, true);
            const [name, number] = Object.entries(pasted).find(([each]) => numbers.has(each)) ?? [];
            // After the form shows what was pasted: what is filled in is next to it.
            if (name && number) setTimeout(() => completion.complete(name, number));
            setTimeout(() => nextField()?.focus());
          }}
        />
      </div>
      <ProblemSummary error={save.error} errors={form.errors} labelOf={labelOf} />
      <div className={classes.page}>
        <form onSubmit={(event) => event.preventDefault()} aria-label={t('nav.createRequest')}>
          <RequestForm type={type} form={form} completion={completion} withRota />
        </form>
        <Preview preview={preview} />
      </div>
    </>
  );
}

/** What must be written still; when nothing must, who wants it. */
const nextField = (): HTMLElement | null =>
  [...document.querySelectorAll<HTMLInputElement>('main input[aria-required="true"]')].find(
    ({ value }) => value === '',
  ) ?? document.querySelector<HTMLElement>('main [data-requester]');

/** What a catalogue knows a title by. */
const numbers: ReadonlySet<string> = new Set(['isbn', 'issn', 'doi']);

function Fill({ fill }: { fill: (pasted: ReturnType<typeof pastedAs>) => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // After the frame has put the focus on the page.
  useEffect(() => void setTimeout(() => field.current?.focus()), []);
  const go = () => {
    if (text.trim() === '') return;
    const pasted = pastedAs(text);
    fill(pasted);
    // A reference stays: what could not be taken apart can still be copied from it.
    if (Object.values(pasted).every((part) => part.length + 8 >= text.trim().length)) setText('');
  };
  return (
    <div className={classes.fill}>
      <TextInput
        ref={field}
        aria-label={t('create.paste')}
        placeholder={t('create.paste')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          keepEnter(event);
          if (event.key === 'Enter') go();
        }}
      />
      <Button variant="default" onClick={go}>
        {t('create.fill')}
      </Button>
    </div>
  );
}
