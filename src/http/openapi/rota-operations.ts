import { items, type Operation, ok } from './operation.js';
import { list, object, oneOf, optional, ref, text, yesNo } from './shape.js';

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

const asked = object({ partner: text, partnerName: text, why: text });

const tried = list(object({ rule: text, fits: yesNo, used: yesNo, why: text }));

export const rotaViews = {
  RotaTrial: object({
    facts: { type: 'object', additionalProperties: text, description: 'What the rules are told of the request.' },
    rules: tried,
    sending: tried,
    items: tried,
    rota: list(asked),
    leftOut: list(asked),
  }),
  RequestPreview: object({
    problems: list(object({ field: text, problem: text })),
    reviews: list(
      object({
        reason: text,
        text,
        request: optional({ ...text, description: 'Id of the request that asks for the same.' }),
      }),
    ),
    rota: list(asked),
    leftOut: list(asked),
  }),
  RotaWarning: object({
    kind: oneOf('emptyRota', 'partnerInNoRota', 'ruleToInactiveRota'),
    about: text,
    text,
  }),
};
