/** How what a route comes to is written: the status is in its row. */
import type { Request, Response } from 'express';
import type { Operation } from '../contract/operation.js';
import type { Schema } from '../contract/shape.js';
import type { BodyOf, ParamsOf, QueryOf, SaidBy } from '../contract/typed-rows.js';
import { admittedIn } from './openapi/admitted.js';
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

/** Instead of an answer: the caller may not see it, or has hung up. */
export class WithoutBody {
  constructor(readonly end: (res: Response) => unknown) {}
}
/** The caller has it as it is: a 304. */
export const unchanged = new WithoutBody((res) => res.status(304).end());
/** The caller has hung up. */
export const hungUp = new WithoutBody((res) => res.destroy());

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
        : SaidBy<Row, All> | CreatedAnswer<SaidBy<Row, All>> | WithoutBody);

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
  if (answer instanceof WithoutBody) return void answer.end(res);
  if (typeof said === 'string') return void res.status(204).end();
  res.status(said.status);
  if (answer instanceof CreatedAnswer) res.location(`${base}${answer.at}`).json(answer.value);
  else res.json(answer);
}
