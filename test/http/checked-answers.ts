import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import express, { type Express, type RequestHandler, type Response } from 'express';
import { apiBase, apiDocument } from '../../src/http/openapi/document.js';

/** The app, whose answers at the desk’s door are checked against the document: one that is not as it says becomes a 500. */
export function withCheckedAnswers(app: Express): Express {
  const outside = express();
  outside.use(checked, app);
  return outside;
}

const checked: RequestHandler = (req, res, next) => {
  const operation = operationOf(req.method, req.path);
  if (!operation) return next();
  const send = res.send.bind(res);
  res.send = (body) => {
    // What is no text yet comes here again as JSON.
    const mistake = body === undefined || typeof body === 'string' ? mistakeIn(operation, res, body) : undefined;
    if (!mistake) return send(body);
    console.error(`${req.method} ${req.path} is not as documented: ${mistake}`);
    res.status(500).type('text/plain');
    return send(mistake);
  };
  next();
};

function mistakeIn({ where, answers }: Operation, res: Response, body = ''): string | undefined {
  const known = answers[res.statusCode];
  if (!known) return `the document knows no ${res.statusCode} here`;
  const type = String(res.getHeader('Content-Type')).split(';')[0] ?? '';
  if (body === '') return known.content ? 'a body is missing' : undefined;
  if (!known.content?.[type]) return `the document knows no ${type} with ${res.statusCode} here`;
  if (!type.endsWith('json')) return undefined;
  const pointer = [...where, 'responses', String(res.statusCode), 'content', type, 'schema'].map(escaped).join('/');
  const check = ajv.getSchema(`api#/${pointer}`);
  if (!check) throw new Error(`no schema at ${pointer}`);
  return check(JSON.parse(body)) ? undefined : ajv.errorsText(check.errors);
}

interface Operation {
  method: string;
  path: RegExp;
  /** The steps to it in the document. */
  where: string[];
  answers: Record<string, { content?: Record<string, object> }>;
}

const escaped = (step: string) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

const document = apiDocument();
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
ajv.addSchema(document, 'api');

/** Addresses without a part that varies come first. */
const operations: Operation[] = Object.entries(document.paths)
  .toSorted(([one], [other]) => Number(one.includes('{')) - Number(other.includes('{')))
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path: new RegExp(`^${apiBase}${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
      where: ['paths', path, method],
      answers: (operation as { responses: Operation['answers'] }).responses,
    })),
  );

const operationOf = (method: string, path: string): Operation | undefined =>
  operations.find((each) => each.method === method && each.path.test(path));
