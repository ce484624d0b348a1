/** How the table of elements is written: one row an element of ISO 18626, by its path in the reading model. */
import type { OpenList } from '../../protocol/codes.js';

/** The sections of a request's page that list what messages said. */
export const places = ['request', 'requester', 'fulfilment'] as const;
export type ElementPlace = (typeof places)[number];

/** How a value is shown. `within`: with the row of that label, which shows the whole structure. */
export type Form =
  | { as: 'text' | 'day' | 'moment' | 'money' | 'yesNo' | 'agency' | 'address' | 'identifier' | 'items' }
  | { as: 'code'; list: OpenList | 'serviceType' | 'requestSubType' | 'preferredEdition' | 'none' };

export interface Shown {
  at: ElementPlace;
  /** Names the row on the page: `element.<label>` of the words. */
  label: string;
  form: Form;
}

export interface ElementRow {
  /** `request/serviceInfo/copyrightCompliance`; of a structure with `whole`, everything below it too. */
  element: string;
  whole?: true;
  /** Where it is kept, as a path of the stored request, or in words where it is not part of the request. */
  kept: string | { elsewhere: string };
  /** Where it is seen: a line of the request's page, or in words. */
  shown: Shown | { elsewhere: string };
  /** What we write it from; `never` with the reason. */
  written: string | { never: string };
}
