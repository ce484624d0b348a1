import type { ErrorRequestHandler } from 'express';
import type { PartnerDirectory } from '../../engine/model/gateway.js';
import { Unfit } from '../field-problems.js';
import { admittedIn } from '../openapi/admitted.js';

type FieldProblems = Awaited<ReturnType<PartnerDirectory['partnerProblems']>>;
type Look = (body: Record<string, unknown>, params: Record<string, string>) => Promise<FieldProblems>;

/**
 * Of a form with a field that its schema refuses, what the rules say of all other fields is said at once: nobody mends a form
 * in two rounds. By the operation that checks so.
 */
export function secondLook(directory: Pick<PartnerDirectory, 'partnerProblems'>): ErrorRequestHandler {
  const looks: Readonly<Record<string, Look>> = {
    addPartner: (body) => directory.partnerProblems(body, undefined),
    changePartner: (body, { code }) => directory.partnerProblems(body, code),
  };
  return async (error, req, res, next) => {
    const { operation, params } = admittedIn(res) ?? {};
    const look = operation && looks[operation.id];
    if (!look || !(error instanceof Unfit) || !isRecord(req.body)) return next(error);
    const wrong = new Set(error.problems.map(({ field }) => topOf(field)));
    const rest = Object.fromEntries(Object.entries(req.body).filter(([name]) => !wrong.has(name)));
    const more = await look(rest, (params ?? {}) as Record<string, string>);
    next(error.with(more.filter(({ field }) => !wrong.has(topOf(field)))));
  };
}

const topOf = (field: string): string => field.split('.')[0] ?? field;
const isRecord = (body: unknown): body is Record<string, unknown> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);
