/** Every schema of the staff API by its name: what requests and answers are made of. */
import type { Static } from 'typebox';
import { accessInputs, accessViews } from './access-views.js';
import { deskInputs } from './desk-inputs.js';
import { exchangeViews } from './exchange-views.js';
import { inputs } from './inputs.js';
import { localInputs } from './local-inputs.js';
import { localViews } from './local-views.js';
import { nodeViews } from './node-views.js';
import { answers } from './operations.js';
import { reasonInputs, reasonSchemas } from './reason-operations.js';
import { requestViews } from './request-views.js';
import { ruleInputs } from './rule-inputs.js';
import { ruleViews } from './rule-views.js';
import { eachOnce } from './shape.js';
import type { Unwritten } from './typed-rows.js';
import { wordViews } from './word-operations.js';

export const schemas = eachOnce(
  ...([
    requestViews,
    exchangeViews,
    nodeViews,
    localViews,
    reasonSchemas,
    ruleViews,
    accessViews,
    wordViews,
    answers,
  ] as const),
  ...([accessInputs, inputs, deskInputs, localInputs, reasonInputs, ruleInputs] as const),
);
export type Schemas = typeof schemas;

/** An answer of that name before it is written: with messages where it has words. */
export type AnswerShape<Name extends keyof Schemas> = Unwritten<Shape<Name>>;

/** What a request or an answer of that name is. */
export type Shape<Name extends keyof Schemas> = Static<Schemas[Name], Schemas>;
