import { type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { closed, integer, list, object, oneOfThese, optional, ref, text, wording, yesNo } from './shape.js';

export const almaOutcomes = ['created', 'changed', 'unchanged', 'leftOut', 'refused'] as const;
export type AlmaOutcome = (typeof almaOutcomes)[number];

const row =
  'Says row by row what became of it; without `takeRest` one bad row keeps all out. The same again changes nothing.';

/** A library's records, taken over from Alma. */
export const almaOperations = [
  {
    method: 'post',
    path: '/imports/alma/partners',
    id: 'importAlmaPartners',
    tag: 'partners',
    permission: 'keepPartners',
    summary: `Add and change partners from Alma’s partner records, XML or JSON. ${row}`,
    body: 'AlmaOrder',
    answer: ok(ref('AlmaReport')),
    problems: [409, 422],
  },
  {
    method: 'post',
    path: '/imports/alma/requests',
    id: 'importAlmaRequests',
    tag: 'requests',
    permission: 'configure',
    summary: `Take open requests over from a list of Alma: the conversation with the partner goes on under its ids. ${row}`,
    body: 'AlmaRequestOrder',
    answer: ok(ref('AlmaReport')),
    problems: [409, 422],
  },
  {
    method: 'post',
    path: '/imports/alma/patrons',
    id: 'importAlmaPatrons',
    tag: 'patrons',
    permission: 'importPatrons',
    summary: `Add and change patrons from a list of Alma’s users. ${row}`,
    body: 'AlmaOrder',
    answer: ok(ref('AlmaReport')),
    problems: [409, 422],
  },
  {
    method: 'post',
    path: '/imports/alma/items',
    id: 'importAlmaItems',
    tag: 'holdings',
    permission: 'keepHoldings',
    summary: `Add and change items from a list of Alma’s physical items. ${row}`,
    body: 'AlmaOrder',
    answer: ok(ref('AlmaReport')),
    problems: [409, 422],
  },
] as const satisfies readonly Operation[];

const order = {
  text: {
    ...text,
    minLength: 1,
    maxLength: 200_000,
    description: 'Partners: XML or JSON of the partner API. Else CSV, whose first line names the columns as Alma does.',
  },
  dryRun: optional({ ...yesNo, description: 'Say what would happen, and keep nothing.' }),
  takeRest: optional({ ...yesNo, description: 'Keep the good rows although others are refused.' }),
} as const;
const problems = optional(list(object({ field: text, problem: wording })));

export const almaSchemas = {
  AlmaOrder: closed(order),
  AlmaRequestOrder: closed({
    ...order,
    side: optional({ ...oneOfThese('borrowing', 'lending'), description: 'Of a list without a column that says it.' }),
  }),
  AlmaReport: object({
    dryRun: yesNo,
    kept: { ...yesNo, description: 'What is reported was written.' },
    created: integer,
    changed: integer,
    unchanged: integer,
    leftOut: integer,
    refused: integer,
    rows: list(
      object({
        line: { ...integer, description: 'In the file; of partners the number of the record.' },
        key: text,
        outcome: oneOfThese(...almaOutcomes),
        problems,
        remarks: problems,
        token: optional({ ...text, description: 'What a new partner is to present to us, shown this once.' }),
      }),
    ),
    /** Headings that have no place here. */
    columnsLeftOut: list(text),
  }),
};

export type AlmaOrder = Shape<'AlmaOrder'>;
export type AlmaRequestOrder = Shape<'AlmaRequestOrder'>;

export type AlmaImportReport = Shape<'AlmaReport'>;
