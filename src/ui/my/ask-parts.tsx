import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import type { WishCheck, WishKind } from '../../domain/patrons-side/views.js';
import { type CitedField, fieldsOf, labelOfCited, type WishValues } from '../../domain/patrons-side/wish-fields.js';
import { useHere } from './session.js';
import { usePatronWords } from './words.js';

/** What is typed into a request, and what is wrong with it. */
export interface Wishing {
  kind: WishKind;
  values: WishValues;
  put(more: WishValues): void;
  problemAt(field: string): string | undefined;
}

/** At a desk two of these are side by side. */
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

/** What is wanted, field by field, as it is cited: all of it, or `only` some. */
export function CitedFields(
  props: Wishing & { complete(name: CitedField, text: string): void; only?: ReadonlySet<string> },
) {
  const { kind, values, put, problemAt, complete, only } = props;
  const { t } = usePatronWords();
  const fieldOf = (written: CitedField | `${CitedField}*`) => {
    const name = written.replace('*', '') as CitedField;
    return (
      <TextInput
        key={name}
        id={`f-${name}`}
        name={name}
        label={t(labelOfCited(kind, name))}
        required={written.endsWith('*')}
        {...(shortFields.has(name) ? { className: shortest.has(name) ? 'my-half my-short' : 'my-half' } : {})}
        {...(name === 'doi' ? { description: t('doiHow') } : {})}
        value={values[name] ?? ''}
        error={problemAt(name)}
        onChange={(event) => put({ [name]: event.currentTarget.value })}
        onBlur={(event) => complete(name, event.currentTarget.value)}
      />
    );
  };
  return fieldsOf[kind].filter((name) => !only || only.has(name.replace('*', ''))).map(fieldOf);
}

/** Which edition will do, where it is handed over, until when it is of use, and what the patron agrees to. */
export function HowWanted({
  kind,
  values,
  put,
  problemAt,
  check,
  pickup,
}: Wishing & { check: WishCheck | undefined; pickup: string }) {
  const { t } = usePatronWords();
  const { site, patron } = useHere();
  return (
    <>
      {kind === 'article' || check?.hold ? null : (
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
              label={values.publicationDate ? t('editionThisOf', { year: values.publicationDate }) : t('editionThis')}
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
      ) : patron?.email ? (
        <p>{t('emailed', { email: patron.email })}</p>
      ) : null}
      {check?.hold ? null : (
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
      )}
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
    </>
  );
}
