import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { type WishCheck, type WishKind, wishKinds } from '../../domain/patrons-side/views.js';
import { Refused } from '../api/refused.js';
import { call } from './api.js';
import { type CitedField, fieldsOf, prefilled, type Values, wishOf } from './ask-fields.js';
import { BeforeSending } from './before-sending.js';
import { useCompletion } from './completion.js';
import { useTitle } from './frame.js';
import { useHere } from './session.js';
import { Trouble } from './trouble.js';
import { useWords } from './words.js';

const draftKept = 'interlend.my.draft';
/** So long typing rests before the form is looked at. */
const restMs = 500;
/** What is no field: said above the form. */
const apart = new Set(['standing', 'ownCopy', 'duplicate']);

/** At a desk two of these stand side by side. */
const shortFields: ReadonlySet<CitedField> = new Set([
  ...(['isbn', 'issn', 'doi', 'pmid', 'oclc', 'publicationDate', 'edition', 'volume', 'issue'] as const),
  ...(['pagesRequested', 'publisher', 'placeOfPublication'] as const),
]);

/** On a phone too. */
const shortest: ReadonlySet<CitedField> = new Set([
  'publicationDate',
  'edition',
  'volume',
  'issue',
  'pagesRequested',
] as const);

/** The request form: filled by a title that was found or by a link, or blank. */
export function Component() {
  const { t } = useWords();
  const { site, patron, gone } = useHere();
  const go = useNavigate();
  const { search } = useLocation();
  const [asked] = useSearchParams();
  const [{ kind, values }, set] = useState(() => draftFor(search, asked));
  const [check, setCheck] = useState<WishCheck>();
  const [refused, setRefused] = useState<Refused>();
  const [isBusy, setBusy] = useState(false);
  const [opens, setOpens] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const trouble = asked.get('trouble');
  const isFilled = asked.get('title') !== null && asked.get('kind') !== null;
  useTitle(t(`ask_${kind}`));
  const completion = useCompletion(kind, values, (more) =>
    set((now) => ({ kind: now.kind, values: { ...now.values, ...more } })),
  );
  const wish = wishOf(kind, values);
  const written = JSON.stringify(wish);
  useEffect(() => {
    sessionStorage.setItem(draftKept, JSON.stringify({ search, kind, values }));
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
  const problems = refused?.problem.problems ?? [];
  useEffect(() => {
    if (refused) summary.current?.focus();
  }, [refused]);
  if (!patron) return <Navigate to={`/sign-in?back=${encodeURIComponent(`/ask${search}`)}`} replace />;
  const put = (more: Values) => set({ kind, values: { ...values, ...more } });
  const choose = (next: WishKind) => {
    setRefused(undefined);
    set({ kind: next, values });
  };
  const problemAt = (field: string) =>
    problems.find((each) => each.field === field)?.problem ??
    check?.problems.find((each) => each.field === field)?.problem;
  const duplicate = problemAt('duplicate');
  const against = [...problems, ...(check?.problems ?? [])].filter(
    ({ field }, at, all) =>
      field !== 'duplicate' && apart.has(field) && all.findIndex((each) => each.field === field) === at,
  );
  const pickup = values.pickupLocation ?? check?.pickup ?? '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(undefined);
    call<{ number: string }>('POST', '/requests', {
      ...wish,
      ...(kind === 'book' && pickup ? { pickupLocation: pickup } : {}),
    })
      .then(
        ({ number }) => {
          sessionStorage.removeItem(draftKept);
          void go(`/sent/${encodeURIComponent(number)}`, { replace: true });
        },
        (error: unknown) => {
          if (!(error instanceof Refused)) return;
          if (error.status === 401) gone();
          setOpens(true);
          setRefused(error);
        },
      )
      .finally(() => setBusy(false));
  };
  const field = (written: CitedField | `${CitedField}*`) => {
    const name = written.replace('*', '') as CitedField;
    return (
      <TextInput
        key={name}
        id={`f-${name}`}
        name={name}
        label={t(
          `field_${kind === 'article' && name === 'title' ? 'journal' : kind === 'chapter' && name === 'title' ? 'bookTitle' : name}`,
        )}
        required={written.endsWith('*')}
        {...(shortFields.has(name) ? { className: shortest.has(name) ? 'my-half my-short' : 'my-half' } : {})}
        {...(name === 'doi' ? { description: t('doiHow') } : {})}
        value={values[name] ?? ''}
        error={problemAt(name)}
        onChange={(event) => put({ [name]: event.currentTarget.value })}
        onBlur={(event) => completion.complete(name, event.currentTarget.value)}
      />
    );
  };
  const showsFacts = kind === 'book' && isFilled && !opens;
  return (
    <div className="my-form">
      {problems.length > 0 ? (
        <div className="my-box" data-look="bad" ref={summary} tabIndex={-1} role="alert">
          <h2>{t('fix', { count: problems.length })}</h2>
          <ul>
            {problems.map(({ field: name, problem }) => (
              <li key={name}>
                {apart.has(name) ? (
                  problem
                ) : (
                  <a
                    href={`#f-${name}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(`f-${name}`)?.focus();
                    }}
                  >
                    {problem}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : refused ? (
        <div ref={summary} tabIndex={-1}>
          <p>{t('notSent')}</p>
          <Trouble error={refused} again={() => setRefused(undefined)} />
        </div>
      ) : null}
      <h1>{t(`ask_${kind}`)}</h1>
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
              <h2>{values.title}</h2>
              <p className="my-second">
                {[values.author, values.publicationDate, values.isbn ? `ISBN ${values.isbn}` : undefined]
                  .filter(Boolean)
                  .join(', ')}
              </p>
              <button type="button" className="my-plain" onClick={() => setOpens(true)}>
                {t('changeDetails')}
              </button>
            </div>
          ) : (
            fieldsOf[kind].map(field)
          )}
          <p role="status" className="my-second" data-completion>
            {completion.said}
          </p>
          {kind === 'article' ? null : (
            <fieldset className="my-kinds my-half">
              <legend>{t('edition')}</legend>
              <div>
                <Radio
                  name="edition"
                  checked={values.anyEdition !== false}
                  label={t('editionAny')}
                  description={t('editionAnyHow')}
                  onChange={() => put({ anyEdition: true })}
                />
                <Radio
                  name="edition"
                  checked={values.anyEdition === false}
                  label={
                    values.publicationDate ? t('editionThisOf', { year: values.publicationDate }) : t('editionThis')
                  }
                  onChange={() => put({ anyEdition: false })}
                />
              </div>
            </fieldset>
          )}
          {kind === 'book' ? (
            <NativeSelect
              id="f-pickupLocation"
              className="my-half"
              label={t('pickup')}
              value={pickup}
              error={problemAt('pickupLocation')}
              onChange={(event) => put({ pickupLocation: event.currentTarget.value })}
              data={[
                ...(check?.pickup || values.pickupLocation ? [] : [{ value: '', label: t('pickupChoose') }]),
                ...(check?.pickups ?? []).map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
          ) : patron.email ? (
            <p>{t('emailed', { email: patron.email })}</p>
          ) : null}
          <TextInput
            id="f-notAfter"
            className="my-half"
            type="date"
            label={t('notAfter')}
            description={t('notAfterHow')}
            value={values.notAfter ?? ''}
            error={problemAt('notAfter')}
            onChange={(event) => put({ notAfter: event.currentTarget.value })}
          />
          <Textarea
            id="f-note"
            label={t('note')}
            value={values.note ?? ''}
            maxLength={2000}
            error={problemAt('note')}
            onChange={(event) => put({ note: event.currentTarget.value })}
          />
          {kind === 'book' && site.loanTerms ? (
            <Checkbox
              id="f-agreeToTerms"
              label={site.loanTerms}
              checked={values.agreeToTerms === true}
              error={problemAt('agreeToTerms')}
              onChange={(event) => put({ agreeToTerms: event.currentTarget.checked })}
            />
          ) : null}
          {kind === 'book' ? null : (
            <div className="my-card">
              <h2>{t('copyright')}</h2>
              <p data-notice>{site.copyrightNotice}</p>
              <Checkbox
                id="f-agreeToCopyright"
                label={t('copyrightTick')}
                checked={values.agreeToCopyright === true}
                error={problemAt('agreeToCopyright')}
                onChange={(event) => put({ agreeToCopyright: event.currentTarget.checked })}
              />
            </div>
          )}
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
          <Button type="submit" loading={isBusy}>
            {t('send')}
          </Button>
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

/** What was typed for this very address goes on; another address begins anew. */
function draftFor(search: string, asked: URLSearchParams): { kind: WishKind; values: Values } {
  try {
    const kept = JSON.parse(sessionStorage.getItem(draftKept) ?? '{}') as {
      search?: string;
      kind: WishKind;
      values: Values;
    };
    if (kept.search === search && wishKinds.includes(kept.kind)) return { kind: kept.kind, values: kept.values };
  } catch {
    // What cannot be read was no draft.
  }
  return prefilled(asked);
}
