/** One page asked for by a browser that runs no script: whose it is, in which language, and what the patrons’ API says to it. */
import type { Request, Response } from 'express';
import type { SiteView } from '../../../domain/patrons-side/views.js';
import { say } from '../../../words/index.js';
import { type Language, localeOf } from '../../../words/languages.js';
import type { Facts } from '../../../words/message.js';
import { Refusal } from '../../answering.js';
import type { Unfit } from '../../field-problems.js';
import { inLanguage } from '../../in-language.js';
import { checkedBodies } from '../../openapi/checker.js';
import type { ProblemFacts } from '../../problems.js';
import { refusedInCopy } from '../../read-only.js';
import { patronIfAny } from '../caller.js';
import { type PatronAnswers, PatronCall, type PatronRow } from '../calls.js';
import { patronsSideOperations } from '../operations.js';
import { patronSchemas } from '../schemas.js';
import { type PageWord, sayOnPage } from './page-words.js';
import { type PlainContext, plainBase } from './plain-context.js';

/** Why something was not done, in words. */
export interface SaidRefusal {
  status: number;
  title: string;
  detail: string | undefined;
  problems: { field: string; problem: string }[];
}

export type AnswerInWords<T> = { value: T } | { refusal: SaidRefusal };

interface Parts {
  body?: unknown;
  query?: unknown;
  params?: unknown;
}

let faultIn: ReturnType<typeof checkedBodies> | undefined;

/** A call of the API that says what a form says. */
class CallOfForm extends PatronCall {
  constructor(
    { req, res, language }: Visit,
    private readonly parts: Parts,
    private readonly spoken = language,
  ) {
    super(req, res);
  }
  override get body(): unknown {
    return this.parts.body;
  }
  override get query(): unknown {
    return this.parts.query ?? {};
  }
  override get params(): unknown {
    return this.parts.params ?? {};
  }
  override get language(): Language {
    return this.spoken;
  }
}

export class Visit {
  site!: SiteView;
  readonly locale: string;
  constructor(
    readonly context: PlainContext,
    private readonly answers: PatronAnswers,
    readonly req: Request,
    readonly res: Response,
    readonly language: Language,
    /** What was sent with it. */
    readonly form: URLSearchParams,
  ) {
    this.locale = localeOf[language];
  }

  t = (key: PageWord, facts: Facts = {}): string => sayOnPage(this.language, key, facts);

  get patron() {
    return patronIfAny(this.res);
  }

  /** The address of a page in the language of this one. */
  to = (path: string): string => `${plainBase}/${this.language}${path}`;

  /** As the row of the API answers it, with its checks and its limits, in words. */
  async call<T>(id: PatronRow['id'], parts: Parts = {}): Promise<AnswerInWords<T>> {
    const row = patronsSideOperations.find((each) => each.id === id);
    if (!row) throw new Error(`The patrons’ API has no row ${id}.`);
    const refusal = this.context.readOnly ? refusedInCopy(row) : undefined;
    if (refusal) return { refusal: this.said(refusal) };
    faultIn ??= checkedBodies(patronSchemas);
    const unfit = faultIn(row, parts.body);
    if (unfit) return { refusal: this.said(notFit(unfit)) };
    const answer = await (this.answers[id] as (call: PatronCall) => unknown)(new CallOfForm(this, parts));
    if (!(answer instanceof Refusal)) return { value: inLanguage(this.language, answer) as T };
    this.res.set(answer.headers);
    return { refusal: this.said(typeof answer.facts === 'function' ? answer.facts(this.res) : answer.facts) };
  }

  said({ status, title, detail, more }: ProblemFacts): SaidRefusal {
    const words = (what: NonNullable<typeof detail>) => say(what, this.language);
    const problems = (more?.['problems'] ?? []) as { field: string; problem: typeof title }[];
    return {
      status,
      title: words(title),
      detail: detail === undefined ? undefined : words(detail),
      problems: problems.map(({ field, problem }) => ({ field, problem: words(problem) })),
    };
  }
}

const notFit = ({ status, problems }: Unfit): ProblemFacts => ({
  ...{ status, kind: 'not-understood', title: problems[0]?.problem ?? '' },
  more: { problems },
});
