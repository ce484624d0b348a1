import { api } from '../api/client.js';
import type { BackStep } from './way-back.js';

/** Says a thing again as it was, step by step: each is an entry of the log of its own. */
export async function takeStepsBack(thing: string, id: string, steps: readonly BackStep[]): Promise<void> {
  for (const step of steps) await take(thing, id, step);
}

function take(thing: string, id: string, step: BackStep): Promise<unknown> {
  const body = ('body' in step ? step.body : {}) as never;
  const letter = { path: { code: id }, body };
  switch (step.order) {
    case 'rewordLetter':
      return api.put('/letter-words/{code}', letter as never);
    case 'useBuiltInLetter':
      return api.post('/letter-words/{code}/built-in', letter as never);
    case 'delayLetter':
      return api.put('/letter-words/{code}/delay', letter as never);
    case 'rewordQuery':
      return api.put('/query-templates/{type}', { path: { type: id }, body } as never);
    case 'addReason':
      return api.post('/reasons', { body });
    case 'changeReason':
      return api.patch('/reasons/{list}/{code}', { path: { list: id, code: step.code }, body } as never);
    case 'removeReason':
      return api.delete('/reasons/{list}/{code}', { path: { list: id, code: step.code } } as never);
    default:
      return change(thing, id, body);
  }
}

/** Changes the fields that are named. */
function change(thing: string, id: string, body: never): Promise<unknown> {
  const [byCode, byId] = [
    { path: { code: id }, body },
    { path: { id }, body },
  ];
  switch (thing) {
    case 'partner':
      return api.patch('/partners/{code}', byCode);
    case 'library':
      return api.patch('/libraries/{code}', byCode);
    case 'temporaryItemRule':
      return api.patch('/temporary-item-rules/{id}', byId);
    case 'workflowProfile':
      return api.patch('/workflow-profiles/{code}', byCode);
    case 'sendingRule':
      return api.patch('/sending-rules/{id}', byId);
    case 'rotaTemplate':
      return api.patch('/rota-templates/{code}', byCode);
    case 'patronGroup':
      return api.patch('/patron-groups/{code}', byCode);
    case 'loanRule':
      return api.patch('/loan-rules/{id}', byId);
    case 'rotaRule':
      return api.patch('/rota-rules/{id}', byId);
    case 'user':
      return api.patch('/users/{code}', byCode);
    case 'patron':
      return api.patch('/patrons/{id}', byId);
    case 'holding':
      return api.put('/holdings/{id}', byId);
    default:
      return api.patch('/policies', { body });
  }
}
