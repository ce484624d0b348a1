import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { cache, placeOf } from '../api/read.js';
import { Refused, whyOf } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { type Request, remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import type { UndoableStep } from './step.js';

export interface Undone {
  request: Request;
  /** Whether the partner had learned of the step, in a sentence. */
  said: string;
}

const address = '/requests/{id}/undo/{action}/{version}';
export const pathOfStep = ({ request: id, action, version }: UndoableStep) => ({
  id,
  action,
  version: String(version),
});
const placeOfStep = (step: UndoableStep) => placeOf(address, pathOfStep(step));

const changed = ['/requests/facets', '/requests', '/work', '/work/counts', '/hold-shelf', '/letters', '/messages'];

/** Takes back the step that it is given, and no other. */
export function useUndo(done?: (undone: Undone, step: UndoableStep) => void) {
  const { t } = useWords();
  const { politely, atOnce } = useAnnouncer();
  return useMutation<Undone, Error, UndoableStep>({
    mutationFn: async (step) => {
      const { request: id, version } = step;
      const { action, over } = await api.get(address, { path: pathOfStep(step) });
      if (!action) throw new UndoOver(over ?? '');
      const request = await api.post('/requests/{id}/actions/{action}', {
        path: { id, action },
        body: { version, fields: {}, undoes: { action: step.action, version } },
      });
      const { items } = await api.get('/requests/{id}/history', { path: { id } });
      const { withdrawn, tellsPartner } = items.findLast(({ facts }) => facts?.['undidStep'] === version)?.facts ?? {};
      const key = withdrawn ? 'undo.undoneUnsaid' : tellsPartner ? 'undo.undoneTold' : 'undo.undone';
      return { request, said: t(key, { partner: request.partnerName ?? t('request.thePartner') }) };
    },
    onSuccess: (undone, step) => {
      remember(undone.request);
      for (const each of changed) void cache.invalidateQueries({ queryKey: [each] });
      politely(`${undone.said} ${step.title}`);
      done?.(undone, step);
    },
    onError: (error, step) => {
      const over = whyNot(error);
      if (over) cache.setQueryData(placeOfStep(step), { over });
      atOnce(over ?? error.message);
    },
  });
}

export type UndoOrder = UseMutationResult<Undone, Error, UndoableStep>;

/** It was not asked for: the node said before that it is over. */
class UndoOver extends Error {}

/** Why a step was not undone; nothing where only the connection failed. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof UndoOver) return error.message;
  return error instanceof Refused && error.status === 409 ? whyOf(error.problem) : undefined;
}
