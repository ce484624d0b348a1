import { items, type Operation, ok } from './operation.js';
import type { Shape } from './schemas.js';
import { list, object, oneOfThese, optional, ref, text, wording, yesNo } from './shape.js';

export const rotaOperations = [
  {
    method: 'get',
    path: '/requests/{id}/rota-trial',
    about: { request: 'id' },
    id: 'tryRota',
    tag: 'requests',
    permission: 'seeRequests',
    summary:
      'What each rule for rotas, for sending and for temporary items says of this borrowing request, and whom they would ask now.',
    answer: ok(ref('RotaTrial')),
    problems: [404],
  },
  {
    method: 'get',
    path: '/rota-warnings',
    id: 'listRotaWarnings',
    tag: 'policies',
    permission: 'seeConfiguration',
    summary: 'Rotas without an active partner, rules that lead nowhere, active partners that are in no rota.',
    answer: ok(items('RotaWarning')),
  },
] as const satisfies readonly Operation[];

const asked = object({ partner: text, partnerName: text, why: wording });

const tried = list(object({ rule: text, fits: yesNo, used: yesNo, why: wording }));

export const rotaViews = {
  RotaTrial: object({
    facts: { type: 'object', additionalProperties: text, description: 'What the rules are told of the request.' },
    rules: tried,
    /** Sending rules, and temporary item creation rules for the partner that has it or would be asked first. */
    sending: tried,
    items: tried,
    rota: list(asked),
    leftOut: list(asked),
  }),
  RequestPreview: object({
    problems: list(object({ field: text, problem: wording })),
    reviews: list(
      object({
        reason: text,
        text: wording,
        request: optional({ ...text, description: 'Id of the request that asks for the same.' }),
      }),
    ),
    rota: list(asked),
    leftOut: list(asked),
  }),
  RotaWarning: object({
    kind: oneOfThese('emptyRota', 'partnerInNoRota', 'ruleToInactiveRota'),
    about: text,
    text: wording,
  }),
};

/** What a draft would come to, were it saved now. */
export type RequestPreview = Shape<'RequestPreview'>;
/** What came of trying out the rota assignment rules with a request. */
export type RotaTrial = Shape<'RotaTrial'>;
export type RotaWarningView = Shape<'RotaWarning'>;
