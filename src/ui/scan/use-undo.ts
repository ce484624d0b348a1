import { useMutation } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { cache } from '../api/read.js';
import { Refused } from '../api/refused.js';
import { remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import type { Pile, Scan } from './pile.js';

/** The action that takes a scan back, as long as the node offers one. */
export const undoOf = ({ fate, told }: Scan) =>
  fate === 'done' ? told?.request?.actions.find(({ name }) => name.startsWith('undo')) : undefined;

/** Takes a scan back, and says whether anything had left. */
export function useUndo(pile: Pile) {
  const { t } = useWords();
  return useMutation<string, Error, Scan>({
    mutationFn: async (scan) => {
      const id = scan.told?.request?.id ?? '';
      const request = await api.get('/requests/{id}', { path: { id } });
      const partner = request.partnerName ?? '';
      const action = request.actions.find(({ name }) => name.startsWith('undo'));
      if (!action) return t('scan.undoOver', { partner });
      const now = await api.post('/requests/{id}/actions/{action}', {
        path: { id, action: action.name },
        body: { version: request.version, fields: {} },
      });
      remember(now);
      const { items } = await api.get('/requests/{id}/history', { path: { id } });
      const isUnsaid = items.some(({ event, facts }) => event.startsWith('undo') && facts?.['withdrawn'] !== undefined);
      const undone = t(isUnsaid ? 'scan.undoneUnsaid' : 'scan.undoneTold', { partner });
      pile.change(scan.key, { fate: 'undone', undone, told: { text: '', ...scan.told, request: now } });
      for (const address of ['/requests', '/work', '/work/counts', '/hold-shelf', '/letters'])
        void cache.invalidateQueries({ queryKey: [address] });
      return undone;
    },
    onError: (error, scan) => {
      const said = error instanceof Refused ? (error.problem.detail ?? error.problem.title) : String(error);
      pile.change(scan.key, { undone: said });
    },
  });
}
