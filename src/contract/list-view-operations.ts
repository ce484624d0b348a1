import { items, made, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { closed, instant, line, list, object, oneOfThese, optional, ref, text } from './shape.js';
import { sheetFormats } from './sheets.js';
import { acceptLanguage } from './word-operations.js';
import { columnsOfSheet } from './work-operations.js';

export const listViewOperations = [
  {
    method: 'get',
    path: '/views',
    id: 'listViews',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The views of the request lists that are shared with who asks.',
    answer: ok(items('ListView')),
  },
  {
    method: 'get',
    path: '/views/{id}/file',
    id: 'exportView',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'What a shared view shows now, as a file of at most 10,000 rows.',
    query: { format: { ...oneOfThese(...sheetFormats), default: 'xlsx' }, columns: columnsOfSheet },
    headers: acceptLanguage,
    answer: 'sheet',
    problems: [404],
  },
  {
    method: 'post',
    path: '/views',
    id: 'addView',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Share a view with a library, or with everybody.',
    body: 'ListViewDraft',
    answer: made(ref('ListView')),
    problems: [409, 422],
  },
  {
    method: 'patch',
    path: '/views/{id}',
    id: 'changeView',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Rename a shared view, set what it shows, or say at which desks the list begins with it.',
    body: 'ListViewChange',
    answer: ok(ref('ListView')),
    problems: [404, 422],
  },
  {
    method: 'delete',
    path: '/views/{id}',
    id: 'removeView',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Remove a shared view.',
    answer: 'none',
    problems: [404],
  },
] as const satisfies readonly Operation[];

const side = oneOfThese('borrowing', 'lending');
const name = line(60, { minLength: 1 });
const search = line(4000, { description: 'What stands after the `?` of the list: its filters, words and order.' });
const code = line(64, { minLength: 1 });
const opensAt = list(code, {
  maxItems: 200,
  description: 'Codes of the desks at which the list begins with it; a desk begins with one at most.',
});
const library = { ...code, description: 'Whose it is; absent: everybody’s.' };

export const listViewSchemas = {
  ListView: object({
    id: text,
    side,
    name: text,
    /** What stands after the `?` of the list: its filters, words and order. */
    search: text,
    /** Whose it is; absent: everybody's. */
    library: optional(text),
    /** Codes of the desks at which the list begins with it; a desk begins with one at most. */
    opensAt: list(text),
    changedAt: instant,
    changedBy: text,
  }),
  ListViewDraft: closed({ side, name, search, library: optional(library), opensAt: optional(opensAt) }),
  ListViewChange: closed(
    { name: optional(name), search: optional(search), opensAt: optional(opensAt) },
    { minProperties: 1 },
  ),
};

export type ListViewChange = Shape<'ListViewChange'>;
export type ListViewDraft = Shape<'ListViewDraft'>;
export type ListView = Shape<'ListView'>;
