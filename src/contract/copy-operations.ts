/** Files of copies at the desk: uploaded by the lender, opened by staff, asked for again. */
import { made, type Operation, ok } from './operation.js';
import { instant, integer, line, list, object, oneOfThese, optional, ref, text, yesNo } from './shape.js';

/**
 * `waiting`: uploaded, not sent. `offered`: the borrower may have it. `expected`: to be fetched from the lender. `here`: the
 * borrower has it. `failed`: it could not be fetched. `replaced`, `removed`: nobody is served it any more.
 */
export const copyStatuses = ['waiting', 'offered', 'expected', 'here', 'failed', 'replaced', 'removed'] as const;
export type CopyStatus = (typeof copyStatuses)[number];

const copyId = line(36, { minLength: 36 });

export const copyOperations = [
  {
    method: 'get',
    path: '/requests/{id}/copies',
    about: { request: 'id' },
    id: 'listCopies',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The files of a request, newest first, and what files are taken.',
    answer: ok(ref('CopyList')),
    problems: [404],
  },
  {
    method: 'post',
    path: '/requests/{id}/copies',
    about: { request: 'id' },
    id: 'uploadCopy',
    tag: 'requests',
    permission: 'workOnRequests',
    summary:
      'Upload the file of a copy: its bytes as the body. It is then named by its id in the field `file` of shipDigitally or replaceFile; one that is not sent is removed after a day.',
    query: { name: line(200, { minLength: 1, description: 'Its name, as the borrower reads it.' }) },
    upload: true,
    answer: made(ref('CopyView')),
    problems: [404, 409, 413, 422, 503],
  },
  {
    method: 'get',
    path: '/requests/{id}/copies/{copy}/file',
    about: { request: 'id' },
    id: 'openCopy',
    tag: 'requests',
    permission: 'seeRequests',
    summary: 'The file itself. That it was opened stands in the history of the request.',
    params: { copy: copyId },
    query: { download: yesNo },
    answer: 'copy',
    problems: [404],
  },
  {
    method: 'post',
    path: '/requests/{id}/copies/{copy}/again',
    about: { request: 'id' },
    id: 'fetchCopyAgain',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Fetch a file from the lender now that did not come.',
    params: { copy: copyId },
    answer: ok(ref('CopyList')),
    problems: [404, 409],
  },
] as const satisfies readonly Operation[];

export const copySchemas = {
  CopyView: object({
    id: text,
    status: oneOfThese(...copyStatuses),
    name: text,
    type: text,
    kind: text,
    bytes: integer,
    sha256: text,
    madeAt: instant,
    madeBy: text,
    until: optional(instant),
    trouble: optional(text),
    nextTryAt: optional(instant),
    acceptedAt: optional(instant),
    mayOpen: yesNo,
    mayAskAgain: yesNo,
  }),
  CopyList: object({ items: list(ref('CopyView')), kinds: text, megabytes: integer, days: integer }),
};
