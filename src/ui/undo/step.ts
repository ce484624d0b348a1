/** One action of one request at one version, that can be taken back. No React here. */
import { wholeTitle } from '../../domain/request/whole-title.js';
import type { Thing } from '../api/client.js';

type View = Pick<Thing<'RequestView'>, 'id' | 'version' | 'title' | 'article' | 'actions'>;

export interface UndoableStep {
  request: string;
  title: string;
  /** The step, as the node names it. */
  action: string;
  version: number;
}

/** The last step of a request, where it can be taken back now. */
export function lastStepOf({ id, title, article, actions }: View): UndoableStep | undefined {
  const undoes = actions.find((each) => each.undoes)?.undoes;
  return (
    undoes && {
      request: id,
      title: wholeTitle({ title, ...(article ? { article } : {}) }),
      action: undoes.action,
      version: undoes.version,
    }
  );
}

/** The step that was just made, which the answer to it shows; nothing where what was done is no such step. */
export function stepJustMade(request: View): UndoableStep | undefined {
  const step = lastStepOf(request);
  return step?.version === request.version ? step : undefined;
}
