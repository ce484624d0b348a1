import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import express, { type Express, type RequestHandler } from 'express';
import { type ApiDocument, apiBase, apiDocument } from '../../src/contract/document.js';
import { patronDocument } from '../../src/http/patrons-side/document.js';
import { patronBase } from '../../src/http/patrons-side/operations.js';

/** An answer to one call, as it left. */
export interface Answered {
  status: number;
  /** As `Content-Type` says it. */
  type: string;
  body: string;
}

/**
 * The app, whose answers at the desk’s and the patrons’ API are checked against their documents: one that is not as it
 * says becomes a 500.
 */
export function withCheckedAnswers(app: Express): Express {
  const outside = express();
  outside.use(checked, app);
  return outside;
}

const checked: RequestHandler = (req, res, next) => {
  const send = res.send.bind(res);
  res.send = (body) => {
    // What is no text yet comes here again as JSON.
    const isText = body === undefined || typeof body === 'string';
    const answered = { status: res.statusCode, type: String(res.getHeader('Content-Type')), body: body ?? '' };
    const mistake = isText ? mistakeIn(req.method, req.originalUrl.replace(/\?.*/, ''), answered) : undefined;
    if (!mistake) return send(body);
    console.error(`${req.method} ${req.path} is not as documented: ${mistake}`);
    res.status(500).type('text/plain');
    return send(mistake);
  };
  next();
};

/** What of an answer is not as the document of its API says; `undefined` also for an address that no document knows. */
export function mistakeIn(method: string, path: string, { status, type, body }: Answered): string | undefined {
  const operation = operationOf(method, path);
  if (!operation) return undefined;
  const { where, answers, api } = operation;
  const known = answers[status];
  if (!known) return `the document knows no ${status} here`;
  const plain = type.split(';')[0] ?? '';
  if (body === '') return known.content ? 'a body is missing' : undefined;
  if (!known.content?.[plain]) return `the document knows no ${plain} with ${status} here`;
  if (!/[/+]json$/.test(plain)) return undefined;
  const pointer = [...where, 'responses', String(status), 'content', plain, 'schema'].map(escaped).join('/');
  const check = ajv.getSchema(`${api}#/${pointer}`);
  if (!check) throw new Error(`no schema at ${pointer}`);
  return check(JSON.parse(body)) ? undefined : ajv.errorsText(check.errors);
}

interface Operation {
  method: string;
  path: RegExp;
  /** The document, and the steps to it there. */
  api: string;
  where: string[];
  answers: Record<string, { content?: Record<string, object> }>;
}

const escaped = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

/** Addresses without a part that varies come first. */
function operationsOf(document: ApiDocument, api: string, base: string): Operation[] {
  ajv.addSchema(document, api);
  return Object.entries(document.paths)
    .toSorted(([one], [other]) => Number(one.includes('{')) - Number(other.includes('{')))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path: new RegExp(`^${base}${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}/?$`),
        api,
        where: ['paths', path, method],
        answers: (operation as { responses: Operation['answers'] }).responses,
      })),
    );
}
const operations = [
  ...operationsOf(apiDocument(), 'staff', apiBase),
  ...operationsOf(patronDocument(), 'patrons', patronBase),
];

const operationOf = (method: string, path: string): Operation | undefined =>
  operations.find((each) => each.method === method && each.path.test(path));
