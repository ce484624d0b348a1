/** What answers the rows of the staff API: each gets what its row says, and gives what its row says. */
import type { Request, RequestHandler, Response } from 'express';
import { apiBase } from '../../contract/document.js';
import type { StaffRow } from '../../contract/operations.js';
import type { Schemas } from '../../contract/schemas.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { AccessDesk, Caller } from '../../engine/access/index.js';
import type { Actor } from '../../engine/model/actor.js';
import { type AnswerOf, Call, send, type Typed } from '../answering.js';
import { admittedIn } from '../openapi/admitted.js';
import { sendProblem } from '../problems.js';
import { type Audit, audited } from './access/audited.js';
import { callerOf } from './access/caller.js';
import { closerLook } from './access/closer-look.js';
import { inVersion, type Versions } from './access/versions.js';
import { actorOf } from './actor.js';
import { callLanguage } from './language.js';

/** A call of the desk. */
export class StaffCall extends Call {
  /** In whose name it is done. */
  get actor(): Actor {
    return actorOf(this.res);
  }
  /** Who calls, with what they may. */
  get caller(): Caller {
    return callerOf(this.res);
  }
  /** For an answer that is prose: the answer then says in which language it is. */
  get language(): Language {
    return callLanguage(this.req, this.res);
  }
}

type CallOf<Row extends StaffRow> = Omit<StaffCall, 'body' | 'query' | 'params'> & Typed<Row, Schemas>;

/** What answers each row, by its id: a row without an answer does not compile. */
export type StaffAnswers = {
  [Row in StaffRow as Row['id']]: (call: CallOf<Row>) => AnswerOf<Row, Schemas> | Promise<AnswerOf<Row, Schemas>>;
};

export interface Guards {
  access: Pick<AccessDesk, 'librariesOf'>;
  audit: Audit;
  versions: Versions;
}

/** Answers a call that a gate let in by its row: whose thing it is, which version was seen, the audit log, then the answer. */
export function guardedAnswers(
  answers: Readonly<Record<string, unknown>>,
  { access, audit, versions }: Guards,
): RequestHandler {
  return async (req: Request, res: Response, next) => {
    const { operation, params } = admittedIn(res) ?? {};
    const answer = operation && (answers[operation.id] as ((call: StaffCall) => unknown) | undefined);
    if (!answer) return next();
    // The guards read the address; only the gate has matched it.
    req.params = params as Record<string, string>;
    const problem = await closerLook(operation, req, res, access);
    if (problem) return sendProblem(req, res, problem);
    await inVersion(operation, req, res, versions, async () => {
      await audited(operation, req, res, audit);
      await send(operation, req, res, await answer(new StaffCall(req, res)), apiBase);
    });
  };
}
