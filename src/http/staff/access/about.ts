/** What a call is about, so that it can be asked whose that is. */
import type { Request } from 'express';
import type { Operation } from '../../../contract/operation.js';
import type { Belongs } from '../../../engine/access/index.js';

/** `library`: the codes themselves. `institution`: it is of all libraries at once. */
export interface About {
  what: Belongs | 'library' | 'institution';
  ids: readonly string[];
}

type Reading = (req: Request) => About | About[];

const param = (req: Request, name: string): string => String(req.params[name] ?? '');
const body = (req: Request): Record<string, unknown> => (req.body ?? {}) as Record<string, unknown>;
const texts = (...values: unknown[]): string[] => values.filter((value): value is string => typeof value === 'string');

const requestOf: Reading = (req) => ({ what: 'request', ids: texts(body(req)['request']) });
/** The desk that the caller names. */
const deskOf: Reading = (req) => texts(body(req)['desk']).map((desk) => ({ what: 'desk', ids: [desk] }));
const desksOf = (req: Request): About => {
  const { opensAt } = body(req);
  return { what: 'desk', ids: Array.isArray(opensAt) ? texts(...opensAt) : [] };
};
const codeOf: Reading = (req) => ({ what: 'scanned', ids: texts(body(req)['code']) });
const barcodeOf: Reading = (req) => ({ what: 'scanned', ids: texts(body(req)['barcode']) });

/** Blanks around a number are none of it, as where the number is looked up. */
const patronNamed = (id: string): About => ({ what: 'patron', ids: [id.trim()] });

/** The patron of a draft, and the library at which one is to pick up. */
const patronOf: Reading = (req) => {
  const { patron } = body(req) as { patron?: unknown };
  const id = typeof patron === 'object' && patron !== null ? (patron as { id?: unknown }).id : patron;
  return texts(id).map(patronNamed);
};
const pickupOf: Reading = (req) => texts(body(req)['pickupLibrary']).map((each) => ({ what: 'library', ids: [each] }));

/** By the operation’s id, where the body says it. */
const fromBody: Readonly<Record<string, Reading>> = {
  createRequest: (req) => [{ what: 'library' as const, ids: texts(body(req)['ownerLibrary']) }, patronOf(req)].flat(),
  enterRequest: (req) => ({ what: 'library', ids: texts(body(req)['ownerLibrary']) }),
  previewRequest: patronOf,
  duplicateRequest: patronOf,
  addPatron: pickupOf,
  changePatron: pickupOf,
  addFee: patronOf,
  // What is shared with everybody is all libraries’ at once; the desks that begin with it are each of its library.
  addView: (req) => {
    const ids = texts(body(req)['library']);
    return [{ what: ids.length > 0 ? 'library' : 'institution', ids }, desksOf(req)];
  },
  changeView: desksOf,
  doForMany: (req) => ({ what: 'request', ids: texts(...((body(req)['ids'] as unknown[] | undefined) ?? [])) }),
  shipItems: requestOf,
  receiveItem: requestOf,
  scan: (req) => [requestOf(req), codeOf(req)].flat(),
  putOnHoldShelf: barcodeOf,
  checkOut: (req) => [barcodeOf(req), patronOf(req)].flat(),
  returnLoan: barcodeOf,
  addHolding: (req) => ({ what: 'location', ids: texts(body(req)['location']) }),
  importHoldings: () => ({ what: 'institution', ids: [] }),
  listHoldingImports: () => ({ what: 'institution', ids: [] }),
  readHoldingImport: () => ({ what: 'institution', ids: [] }),
  importAlmaItems: () => ({ what: 'institution', ids: [] }),
  beginCatalogueImport: () => ({ what: 'institution', ids: [] }),
  takeRecords: () => ({ what: 'institution', ids: [] }),
  endCatalogueImport: () => ({ what: 'institution', ids: [] }),
  // Whoever hands a request to another library must be allowed there too.
  editRequest: (req) => {
    const { ownerLibrary, patron } = (body(req)['change'] ?? {}) as Record<string, unknown>;
    const id = (patron as { id?: unknown } | null | undefined)?.id;
    return [{ what: 'library', ids: texts(ownerLibrary) }, ...texts(id).map(patronNamed)];
  },
  replaceHolding: (req) => ({ what: 'location', ids: texts(body(req)['location']) }),
};

/** What the address names, as the row says it, and what the body does. */
export function aboutOf({ id, about = {} }: Operation, req: Request): About[] {
  const named = Object.entries(about).map(([what, name]): About => {
    const direction = param(req, 'direction') === 'in' ? 'messageIn' : 'messageOut';
    return { what: what === 'message' ? direction : (what as About['what']), ids: [param(req, name)] };
  });
  return [...named, ...[fromBody[id], deskOf].flatMap((reading) => reading?.(req) ?? [])];
}
