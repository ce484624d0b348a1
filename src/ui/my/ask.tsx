import { Button, Checkbox, Radio } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { type WishCheck, type WishKind, wishKinds } from '../../domain/patrons-side/views.js';
import { apartFromFields, fieldsOf, type WishValues, wishOf } from '../../domain/patrons-side/wish-fields.js';
import { Refused } from '../api/refused.js';
import { call } from './api.js';
import { draftFor, forgetDraft, keepDraft } from './ask-draft.js';
import { NotSent } from './ask-not-sent.js';
import { CitedFields, HowWanted } from './ask-parts.js';
import { BeforeSending } from './before-sending.js';
import { usePatronCompletion } from './completion.js';
import { useTitle } from './frame.js';
import { useHere } from './session.js';
import { useSending } from './use-sending.js';
import { usePatronWords } from './words.js';

/** So long typing rests before the form is looked at. */
const restMs = 500;

/** The request form: filled by a title that was found or by a link, or blank. */
export function Component() {
  const { t } = usePatronWords();
  const { patron, gone } = useHere();
  const go = useNavigate();
  const { search } = useLocation();
  const [asked] = useSearchParams();
  const [begun] = useState(() => draftFor(search, asked));
  const form = useForm({ initialValues: begun });
  const { kind, values } = form.values;
  const put = (more: WishValues) => form.setValues((now) => ({ values: { ...now.values, ...more } }));
  const [check, setCheck] = useState<WishCheck>();
  const [opens, setOpens] = useState(false);
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const trouble = asked.get('trouble');
  const isFilled = asked.get('title') !== null && asked.get('kind') !== null;
  useTitle(t(`ask_${kind}`));
  const completion = usePatronCompletion(kind, values, put);
  const wish = wishOf(kind, values);
  const written = JSON.stringify(wish);
  useEffect(() => {
    keepDraft(search, { kind, values });
  }, [search, kind, values]);
  useEffect(() => {
    if (!patron) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      call<WishCheck>('POST', '/wishes', JSON.parse(written)).then(
        (found) => isWanted && setCheck(found),
        (error: unknown) => error instanceof Refused && error.status === 401 && gone(),
      );
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [patron, written, gone]);
  const pickup = values.pickupLocation ?? check?.pickup ?? '';
  const sending = useSending(
    () =>
      call<{ number: string }>('POST', '/requests', {
        ...wish,
        ...(kind === 'book' && pickup ? { pickupLocation: pickup } : {}),
      }),
    ({ number }) => {
      forgetDraft();
      void go(`/sent/${encodeURIComponent(number)}`, { replace: true });
    },
    ({ status, fields }) => {
      if (status === 401) gone();
      // What was found stays folded: only what is wrong with it comes up to be corrected.
      setWrong(new Set(fieldsOf[kind].map((name) => name.replace('*', '')).filter((name) => fields[name])));
    },
  );
  const problems = sending.refused?.problem.problems ?? [];
  if (!patron) return <Navigate to={`/sign-in?back=${encodeURIComponent(`/ask${search}`)}`} replace />;
  const choose = (next: WishKind) => {
    sending.forget();
    form.setFieldValue('kind', next);
  };
  const problemAt = (field: string) =>
    problems.find((each) => each.field === field)?.problem ??
    check?.problems.find((each) => each.field === field)?.problem;
  const duplicate = problemAt('duplicate');
  const against = [...problems, ...(check?.problems ?? [])].filter(
    ({ field }, at, all) =>
      field !== 'duplicate' && apartFromFields.has(field) && all.findIndex((each) => each.field === field) === at,
  );
  const submit = form.onSubmit(() => {
    sending.forget();
    sending.send(undefined);
  });
  const wishing = { kind, values, put, problemAt };
  const hold = check?.hold;
  const isOurs = problemAt('ownCopy') !== undefined;
  const heading = t(hold === undefined ? `ask_${kind}` : 'holdTitle');
  const showsFacts = kind === 'book' && isFilled && !opens;
  return (
    <div className="my-form">
      <NotSent refused={sending.refused} again={sending.forget} />
      <h1>{heading}</h1>
      {trouble === 'long' || trouble === 'empty' ? (
        <div className="my-box" data-look="bad" role="alert">
          <h2>{t(`link_${trouble}`)}</h2>
          <p>{t('linkDo')}</p>
        </div>
      ) : null}
      {problems.length === 0
        ? against.map(({ field: name, problem }) => (
            <p key={name} className="my-box" data-standing={name}>
              {problem}
            </p>
          ))
        : null}
      {hold === undefined ? null : (
        <p className="my-box" data-look="good" data-standing="hold">
          {t('holdHere', { place: hold })}
        </p>
      )}
      <form className="my-ask" noValidate onSubmit={submit}>
        <div className="my-fields">
          <fieldset className="my-kinds my-segments">
            <legend>{t('kind')}</legend>
            <div>
              {wishKinds.map((each) => (
                <Radio
                  key={each}
                  name="kind"
                  value={each}
                  checked={kind === each}
                  label={t(`kind_${each}`)}
                  onChange={() => choose(each)}
                />
              ))}
            </div>
          </fieldset>
          {showsFacts ? (
            <div className="my-card">
              {values.title ? <h2>{values.title}</h2> : null}
              <p className="my-second">
                {[values.author, values.publicationDate, values.isbn ? `ISBN ${values.isbn}` : undefined]
                  .filter(Boolean)
                  .join(', ')}
              </p>
              <button type="button" className="my-plain" onClick={() => setOpens(true)}>
                {t('changeDetails')}
              </button>
            </div>
          ) : null}
          <CitedFields {...wishing} complete={completion.complete} {...(showsFacts ? { only: wrong } : {})} />
          <p role="status" className="my-second" data-completion>
            {completion.said}
          </p>
          <HowWanted {...wishing} check={check} pickup={pickup} />
          {duplicate || values.evenIfDuplicate ? (
            <div className="my-box">
              <p>{duplicate ?? t('second')}</p>
              <p>
                <Link to="/requests">{t('seeRequests')}</Link>
              </p>
              <Checkbox
                label={t('second')}
                checked={values.evenIfDuplicate === true}
                onChange={(event) => put({ evenIfDuplicate: event.currentTarget.checked })}
              />
            </div>
          ) : null}
        </div>
        <BeforeSending check={check} kind={kind} />
        <div className="my-send">
          {isOurs ? null : (
            <Button type="submit" loading={sending.isBusy}>
              {t(hold === undefined ? 'send' : 'placeHold')}
            </Button>
          )}
          <Button component={Link} to="/" variant="subtle" className="my-at-desk">
            {t('askCancel')}
          </Button>
          {check && check.limit > 0 && check.open < check.limit ? (
            <p className="my-second my-on-phone">{t('nthOfLimit', { nth: check.open + 1, limit: check.limit })}</p>
          ) : null}
        </div>
      </form>
    </div>
  );
}
