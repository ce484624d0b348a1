import { made, type Operation, ok, paging } from './operation.js';
import { line, page, ref } from './shape.js';

const q = (what: string) => line(200, { description: what });

/** Patrons, their blocks, and files of them. */
export const patronOperations = [
  {
    method: 'get',
    path: '/patrons',
    id: 'listPatrons',
    tag: 'patrons',
    permission: 'seePatrons',
    summary: 'Patrons by name.',
    query: { q: q('Beginnings of words of name, id or e-mail; case and accents do not matter.'), ...paging },
    answer: ok(page(ref('PatronSummary'))),
  },
  {
    method: 'post',
    path: '/patrons',
    id: 'addPatron',
    tag: 'patrons',
    permission: 'keepPatrons',
    summary: 'Add a patron.',
    body: 'PatronDraft',
    answer: made(ref('PatronView')),
    problems: [409, 422],
  },
  {
    method: 'get',
    path: '/patrons/{id}',
    about: { patron: 'id' },
    id: 'readPatron',
    tag: 'patrons',
    permission: 'seePatrons',
    summary: 'One patron: blocks, what is open, and whether one more request is allowed.',
    answer: ok(ref('PatronView')),
    problems: [404],
  },
  {
    method: 'patch',
    path: '/patrons/{id}',
    about: { patron: 'id' },
    id: 'changePatron',
    tag: 'patrons',
    permission: 'keepPatrons',
    summary: 'Change what is named; null removes.',
    body: 'PatronChange',
    answer: ok(ref('PatronView')),
    problems: [404, 409, 422],
  },
  {
    method: 'delete',
    path: '/patrons/{id}',
    about: { patron: 'id' },
    id: 'removePatron',
    tag: 'patrons',
    permission: 'keepPatrons',
    summary: 'Remove a patron of whom no request, loan, hold or fee is open.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    method: 'put',
    path: '/patrons/{id}/pin',
    about: { patron: 'id' },
    id: 'setPin',
    tag: 'patrons',
    permission: 'keepPatrons',
    summary: 'Give a patron a PIN to sign in with. Their sessions end.',
    body: 'NewPin',
    answer: 'none',
    problems: [404, 422],
  },
  {
    method: 'post',
    path: '/patrons/{id}/blocks',
    about: { patron: 'id' },
    id: 'blockPatron',
    tag: 'patrons',
    permission: 'lendAtDesk',
    summary: 'Block a patron by hand.',
    body: 'BlockDraft',
    answer: ok(ref('PatronView')),
    problems: [404, 409],
  },
  {
    method: 'delete',
    path: '/patrons/{id}/blocks/{block}',
    about: { patron: 'id' },
    id: 'liftBlock',
    tag: 'patrons',
    permission: 'liftBlocks',
    summary: 'Lift a block.',
    answer: ok(ref('PatronView')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/patrons/{id}/openings',
    about: { patron: 'id' },
    id: 'listOpenings',
    tag: 'patrons',
    permission: 'seeOpenedPatrons',
    summary: 'Who opened what is known of a patron, and how: records, requests, letters, the newest first.',
    query: paging,
    answer: ok(page(ref('PatronOpening'))),
  },
  {
    method: 'get',
    path: '/imports/patrons',
    id: 'listPatronImports',
    tag: 'patrons',
    permission: 'importPatrons',
    summary: 'The files of patrons that came in as CSV, the newest first.',
    query: paging,
    answer: ok(page(ref('CsvImport'))),
  },
  {
    method: 'get',
    path: '/imports/patrons/{id}',
    id: 'readPatronImport',
    tag: 'patrons',
    permission: 'importPatrons',
    summary: 'One file of patrons: who brought it in, what became of it, and which lines could not be taken.',
    answer: ok(ref('CsvImportView')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/imports/patrons',
    id: 'importPatrons',
    tag: 'patrons',
    permission: 'importPatrons',
    summary:
      'Add and change patrons from a CSV text; says row by row what became of it. A column pin gives PINs to sign in with; they are kept as digests and never answered.',
    body: 'ImportOrder',
    answer: ok(ref('ImportReport')),
    problems: [409, 422],
  },
] as const satisfies readonly Operation[];

/** Somebody opened what is known of a patron. */
export interface PatronOpening {
  id: string;
  at: string;
  who: string;
  kind: 'user' | 'key' | 'node';
  /** The operation by which. */
  how: string;
}
