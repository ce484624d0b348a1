/** How what a route comes to is written: the status stands in its row. */
import type { Request, Response } from 'express';
import { admittedIn } from './openapi/admitted.js';
import type { Operation } from './openapi/operation.js';
import type { Schema } from './openapi/shape.js';
import type { BodyOf, ParamsOf, QueryOf, SaidBy } from './openapi/typed-rows.js';
import { type ProblemFacts, sendProblem } from './problems.js';

type Schemas = Readonly<Record<string, Schema>>;

/** Why a call was not done. */
export class Refusal {
  constructor(
    readonly facts: ProblemFacts | ((res: Response) => ProblemFacts),
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** `headers`, such as `Retry-After`, go with it. */
export const refused = (
  facts: ProblemFacts | ((res: Response) => ProblemFacts),
  headers?: Readonly<Record<string, string>>,
): Refusal => new Refusal(facts, headers);

/** What was made, with its address below the base of its API. */
export class CreatedAnswer<T> {
  constructor(
    readonly value: T,
    readonly at: string,
  ) {}
}

/** Instead of an answer: nothing is told that the caller does not have, or nobody is there to be told. */
export class Untold {
  constructor(readonly end: (res: Response) => unknown) {}
}
/** The caller has it as it is: a 304. */
export const unchanged = new Untold((res) => res.status(304).end());
/** The caller has hung up. */
export const hungUp = new Untold((res) => res.destroy());

/** An answer that is no JSON: a file, a stream, a way on. */
export class Written {
  constructor(readonly write: (res: Response) => unknown) {}
}
export const written = (write: (res: Response) => unknown): Written => new Written(write);

/** What a route comes to: the JSON of its row, or what is written instead where the row says that it is none. */
export type AnswerOf<Row extends Operation, All extends Schemas> =
  | Refusal
  | (Row['answer'] extends 'none'
      ? undefined
      : Row['answer'] extends string
        ? Written
        : SaidBy<Row, All> | CreatedAnswer<SaidBy<Row, All>> | Untold);

/** A call as its row says it: what is read here has been checked. */
export class Call {
  constructor(
    readonly req: Request,
    readonly res: Response,
  ) {}
  get body(): unknown {
    return this.req.body;
  }
  get query(): unknown {
    return this.req.query;
  }
  get params(): unknown {
    return admittedIn(this.res)?.params;
  }
}

export interface Typed<Row extends Operation, All extends Schemas> {
  readonly body: BodyOf<Row, All>;
  readonly query: QueryOf<Row>;
  readonly params: ParamsOf<Row>;
}

/** Writes an answer as its row says; `base`: where the API lives that it is of. */
export async function send(
  { answer: said }: Pick<Operation, 'answer'>,
  req: Request,
  res: Response,
  answer: unknown,
  base: string,
): Promise<void> {
  if (answer instanceof Refusal) {
    res.set(answer.headers);
    return sendProblem(req, res, typeof answer.facts === 'function' ? answer.facts(res) : answer.facts);
  }
  if (answer instanceof Written) return void (await answer.write(res));
  if (answer instanceof Untold) return void answer.end(res);
  if (typeof said === 'string') return void res.status(204).end();
  res.status(said.status);
  if (answer instanceof CreatedAnswer) res.location(`${base}${answer.at}`).json(answer.value);
  else res.json(answer);
}
