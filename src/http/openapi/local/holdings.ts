import { items, made, type Operation, ok, paging } from '../operation.js';
import { line, page, ref } from '../shape.js';

const q = (what: string) => line(200, { description: what });

/** What this library owns. */
export const holdingOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/holdings', id: 'listHoldings', tag: 'holdings' },
    permission: 'seeHoldings',
    summary: 'Holdings of this library.',
    query: { q: q('Words of the title, a barcode, or a number.'), ...paging },
    answer: ok(page(ref('HoldingView'))),
  },
  {
    ...{ method: 'post', path: '/holdings', id: 'addHolding', tag: 'holdings' },
    permission: 'keepHoldings',
    summary: 'Add an item.',
    body: 'HoldingDraft',
    answer: made(ref('HoldingView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/holdings/{id}', id: 'readHolding', tag: 'holdings' },
    permission: 'seeHoldings',
    summary: 'One item.',
    answer: ok(ref('HoldingView')),
    problems: [404],
  },
  {
    ...{ method: 'put', path: '/holdings/{id}', id: 'replaceHolding', tag: 'holdings' },
    permission: 'keepHoldings',
    summary: 'Say an item anew.',
    body: 'HoldingDraft',
    answer: ok(ref('HoldingView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/holdings/{id}', id: 'removeHolding', tag: 'holdings' },
    permission: 'keepHoldings',
    summary: 'Remove an item.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/imports/holdings', id: 'importHoldings', tag: 'holdings' },
    permission: 'keepHoldings',
    summary: 'Add and change items from a CSV text; says row by row what became of it.',
    body: 'ImportOrder',
    answer: ok(ref('ImportReport')),
    problems: [409, 422],
  },
  {
    ...{ method: 'post', path: '/holding-matches', id: 'matchHoldings', tag: 'holdings' },
    permission: 'seeHoldings',
    summary: 'The items that are what a title or its numbers ask for, the surest first.',
    body: 'TitleToMatch',
    answer: ok(items('HoldingMatch')),
  },
];
