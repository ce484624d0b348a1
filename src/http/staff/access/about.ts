/** What a call is about, so that it can be asked whose that is. */
import type { Request } from 'express';
import type { Belongs } from '../../../engine/access/index.js';
import type { Operation } from '../../openapi/operation.js';

/** `library`: the codes themselves. `institution`: it is of all libraries at once. */
export interface About {
  what: Belongs | 'library' | 'institution';
  ids: readonly string[];
}

type Reading = (req: Request) => About | About[];

const param = (req: Request, name: string): string => String(req.params[name] ?? '');
const body = (req: Request): Record<string, unknown> => (req.body ?? {}) as Record<string, unknown>;
const texts = (...values: unknown[]): string[] => values.filter((value): value is string => typeof value === 'string');

const fromPath: readonly (readonly [start: string, reading: Reading])[] = [
  ['/requests/{id}', (req) => ({ what: 'request', ids: [param(req, 'id')] })],
  ['/libraries/{code}', (req) => ({ what: 'library', ids: [param(req, 'code')] })],
  ['/libraries/{library}', (req) => ({ what: 'library', ids: [param(req, 'library')] })],
  ['/loans/{id}', (req) => ({ what: 'loan', ids: [param(req, 'id')] })],
  ['/patrons/{id}/loans/{loan}', (req) => ({ what: 'loan', ids: [param(req, 'loan')] })],
  ['/patrons/{id}', (req) => ({ what: 'patron', ids: [param(req, 'id')] })],
  ['/fees/{id}', (req) => ({ what: 'fee', ids: [param(req, 'id')] })],
  ['/letters/{id}', (req) => ({ what: 'letter', ids: [param(req, 'id')] })],
  ['/holdings/{id}', (req) => ({ what: 'holding', ids: [param(req, 'id')] })],
  [
    '/messages/{direction}/{id}',
    (req) => ({ what: param(req, 'direction') === 'in' ? 'messageIn' : 'messageOut', ids: [param(req, 'id')] }),
  ],
];

const requestOf: Reading = (req) => ({ what: 'request', ids: texts(body(req)['request']) });
/** Where the one who calls says to stand. */
const deskOf: Reading = (req) => texts(body(req)['desk']).map((desk) => ({ what: 'desk', ids: [desk] }));
const codeOf: Reading = (req) => ({ what: 'scanned', ids: texts(body(req)['code']) });
const barcodeOf: Reading = (req) => ({ what: 'scanned', ids: texts(body(req)['barcode']) });

/** The patron of a draft, and the library at which one is to pick up. */
const patronOf: Reading = (req) => {
  const { patron } = body(req) as { patron?: unknown };
  const id = typeof patron === 'object' && patron !== null ? (patron as { id?: unknown }).id : patron;
  return texts(id).map((each) => ({ what: 'patron', ids: [each] }));
};
const pickupOf: Reading = (req) => texts(body(req)['pickupLibrary']).map((each) => ({ what: 'library', ids: [each] }));

/** By the operation’s id, where the body says it. */
const fromBody: Readonly<Record<string, Reading>> = {
  createRequest: (req) => [{ what: 'library' as const, ids: texts(body(req)['ownerLibrary']) }, patronOf(req)].flat(),
  previewRequest: patronOf,
  duplicateRequest: patronOf,
  addPatron: pickupOf,
  changePatron: pickupOf,
  addFee: patronOf,
  // What is shared with everybody is all libraries’ at once.
  addView: (req) => {
    const ids = texts(body(req)['library']);
    return { what: ids.length > 0 ? 'library' : 'institution', ids };
  },
  doForMany: (req) => ({ what: 'request', ids: texts(...((body(req)['ids'] as unknown[] | undefined) ?? [])) }),
  shipItems: requestOf,
  receiveItem: requestOf,
  scan: (req) => [requestOf(req), codeOf(req)].flat(),
  putOnHoldShelf: barcodeOf,
  checkOut: barcodeOf,
  returnLoan: barcodeOf,
  addHolding: (req) => ({ what: 'location', ids: texts(body(req)['location']) }),
  importHoldings: () => ({ what: 'institution', ids: [] }),
  importAlmaItems: () => ({ what: 'institution', ids: [] }),
  // Whoever hands a request to another library must be allowed there too.
  editRequest: (req) => {
    const { ownerLibrary, patron } = (body(req)['change'] ?? {}) as Record<string, unknown>;
    const id = (patron as { id?: unknown } | null | undefined)?.id;
    return [
      { what: 'library', ids: texts(ownerLibrary) },
      { what: 'patron', ids: texts(id) },
    ];
  },
  replaceHolding: (req) => ({ what: 'location', ids: texts(body(req)['location']) }),
};

export function aboutOf({ id, path }: Operation, req: Request): About[] {
  const inPath = fromPath.find(
    ([start]) => path === start || path.startsWith(`${start}/`) || path.startsWith(`${start}.`),
  )?.[1];
  return [inPath, fromBody[id], deskOf].flatMap((reading) => reading?.(req) ?? []);
}
