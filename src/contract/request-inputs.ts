import type { TNull, TOptional, TUnion } from 'typebox';
import { services } from '../domain/tables/tables.js';
import { preferredEditions } from '../protocol/codes.js';
import type { Shape } from './schemas.js';
import {
  closed,
  day,
  integer,
  line,
  list,
  oneOfThese,
  optional,
  orNull,
  type Schema,
  words,
  writtenAs,
  yesNo,
} from './shape.js';

/** Longest texts, in characters; what is not named here is one of few values or has a form of its own. */
export const atMost = {
  title: 1000,
  author: 500,
  subtitle: 1000,
  seriesTitle: 500,
  isbn: 40,
  issn: 40,
  doi: 200,
  pmid: 40,
  oclc: 40,
  lccn: 40,
  publisher: 500,
  placeOfPublication: 200,
  publicationDate: 100,
  edition: 200,
  volume: 200,
  issue: 200,
  titleOfComponent: 1000,
  authorOfComponent: 500,
  pagesRequested: 200,
  publicationType: 100,
  supplierRecordId: 200,
  copyrightCompliance: 100,
  startDate: 40,
  endDate: 40,
  set: 100,
  deliveryMethod: 100,
  paymentMethod: 100,
  billingMethod: 100,
  serviceLevel: 100,
  requestedMedia: 100,
  needBeforeDate: 40,
  note: 4000,
  pickupLocation: 200,
  lastInterestDate: 10,
  ownerLibrary: 64,
} as const;

const address = closed({
  line1: line(200, { minLength: 1 }),
  line2: optional(line(200)),
  locality: optional(line(200)),
  postalCode: optional(line(40)),
  region: optional(line(100)),
  country: optional(line(100)),
});
const patron = closed(
  { id: optional(line(100)), name: optional(line(200)), email: optional(line(254)) },
  { description: 'With a number a patron of this library; a name alone is somebody who walked in.' },
);
const costs = closed({
  amount: writtenAs('price'),
  currency: writtenAs('currency'),
});
const dayToCome = writtenAs('dayOrInstant', {
  maxLength: atMost.needBeforeDate,
  description: 'A day to come, YYYY-MM-DD.',
});

/** Everything on the two forms but the title, whose kind depends on whether it must be there. */
const fields = {
  author: words(atMost.author),
  subtitle: words(atMost.subtitle),
  seriesTitle: words(atMost.seriesTitle),
  isbn: line(atMost.isbn, { description: '10 or 13 digits; it is kept as it is written.' }),
  issn: line(atMost.issn),
  doi: line(atMost.doi),
  pmid: line(atMost.pmid),
  oclc: line(atMost.oclc),
  lccn: line(atMost.lccn),
  publisher: words(atMost.publisher),
  placeOfPublication: line(atMost.placeOfPublication),
  publicationDate: line(atMost.publicationDate),
  edition: line(atMost.edition),
  volume: line(atMost.volume),
  issue: line(atMost.issue),
  titleOfComponent: words(atMost.titleOfComponent, { description: 'Title of the article or chapter.' }),
  authorOfComponent: words(atMost.authorOfComponent),
  pagesRequested: line(atMost.pagesRequested),
  publicationType: line(atMost.publicationType),
  supplierRecordId: line(atMost.supplierRecordId, {
    description: 'The number of the title in the lender’s catalogue.',
  }),
  preferredEdition: oneOfThese(...preferredEditions),
  suppliersChoice: { ...yesNo, description: 'The lender may choose what of the title it supplies.' },
  copyrightCompliance: line(atMost.copyrightCompliance, { description: 'On what ground a copy may be made.' }),
  startDate: { ...day, description: 'Of a booking: from this day on.' },
  endDate: { ...day, description: 'Of a booking: until this day.' },
  set: line(atMost.set, { description: 'What requests that belong together have in common.' }),
  deliveryMethod: line(atMost.deliveryMethod, { description: 'How it shall come: Mail, Email, …' }),
  paymentMethod: line(atMost.paymentMethod),
  billingMethod: line(atMost.billingMethod),
  serviceLevel: line(atMost.serviceLevel),
  requestedMedia: line(atMost.requestedMedia, { description: 'PaperCopy, PDF, …' }),
  needBeforeDate: dayToCome,
  note: words(atMost.note),
  maximumCosts: costs,
  shipTo: { ...address, description: 'Where it shall go instead of the address in the directory.' },
  patron,
  pickupLocation: line(atMost.pickupLocation),
  lastInterestDate: { ...day, description: 'A day to come, YYYY-MM-DD.' },
  allowOtherFormats: yesNo,
  agreeToCopyright: { ...yesNo, description: 'Of a copy. false: staff review it before it is sent.' },
  ownerLibrary: line(atMost.ownerLibrary, { minLength: 1, description: 'The resource sharing library that asks.' }),
};
type Fields = typeof fields;
type Optionals = { [Name in keyof Fields]: TOptional<Fields[Name]> };
const each = (by: (schema: Schema) => Schema): unknown =>
  Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, optional(by(schema))]));
const asTheyAre = each((schema) => schema) as Optionals;
const orNothing = each(orNull) as { [Name in keyof Fields]: TOptional<TUnion<[Fields[Name], TNull]>> };

/** Without what only the library that asks keeps. */
function citationOnly(all: Optionals) {
  const { patron: _p, pickupLocation: _l, lastInterestDate: _d, allowOtherFormats: _f, ...rest } = all;
  const { agreeToCopyright: _c, ownerLibrary: _o, ...citation } = rest;
  return citation;
}

/** What a desk sends to write requests down, to change them and to copy them. */
export const requestInputs = {
  RequestDraft: closed({
    serviceType: oneOfThese(...services),
    title: words(atMost.title, { minLength: 1 }),
    ...asTheyAre,
    /** Partner codes in the order to be asked; empty = all active lending partners in directory order. */
    rota: optional(list(line(64, { minLength: 1 }), { maxItems: 200 })),
    hold: optional({ ...yesNo, description: 'Save and Edit: it stays at Created until it is made ready.' }),
  }),
  EnteredRequest: closed({
    partner: line(64, { minLength: 1, description: 'Code of a partner that speaks only e-mail.' }),
    number: optional(line(100, { description: 'The number of the request in its mail; without one it gets one.' })),
    serviceType: oneOfThese(...services),
    title: words(atMost.title, { minLength: 1 }),
    ...citationOnly(asTheyAre),
    ownerLibrary: optional(
      line(atMost.ownerLibrary, {
        minLength: 1,
        description: 'The resource sharing library of ours that is asked; without it the node’s own.',
      }),
    ),
  }),
  RequestEdit: closed({
    version: { ...integer, minimum: 0, description: 'The version of the request that was on the screen.' },
    change: closed(
      { title: optional(words(atMost.title, { minLength: 1 })), ...orNothing },
      { minProperties: 1, description: 'What is named changes; null takes away what was there.' },
    ),
  }),
  DuplicateOrder: closed(
    { patron: optional(orNull(patron)) },
    {
      description: 'Without a patron it is for the same one; null: for nobody yet.',
    },
  ),
};

/** A new request for the same. Without a patron it is for the same one, with `null` for nobody. */
export type DuplicateWish = Shape<'DuplicateOrder'>;
/** A request that a partner wrote by mail. */
export type EnteredRequest = Shape<'EnteredRequest'>;
export type RequestDraft = Shape<'RequestDraft'>;
