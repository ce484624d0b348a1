import type { Response } from 'express';
import type { Paper } from '../../domain/letters/papers.js';
import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import { librariesWith, type Permission } from '../../domain/staff/permissions.js';
import type { Caller } from '../../engine/access/index.js';
import type { PrintDesk } from '../../engine/model/slips.js';
import { message } from '../../words/message.js';
import { refused, written } from '../answering.js';
import { unknownThing } from '../problems.js';
import { openPatrons } from './access/opened.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** Slips as PDF, and what came out of the printer. */
export function slipAnswers(slips: PrintDesk) {
  const draw = async ({ query, caller, res }: Drawing, ids: readonly string[]) => {
    const { paper, startLabel } = query;
    const drawn = await slips.pdf(ids, {
      ...ownersOf(caller, 'seeRequests'),
      ...(readsWithoutPatrons(caller) ? { withoutPatrons: true } : {}),
      ...(paper ? { paper } : {}),
      ...(startLabel === undefined ? {} : { startLabel }),
    });
    if (drawn.kind === 'unknown') return refused(unknownThing('letter', drawn.id));
    openPatrons(res, drawn.patrons);
    return written((to) =>
      to
        .set('Content-Disposition', 'inline; filename="slips.pdf"')
        // A browser shows a PDF with a page of its own, which the rules for ours would keep from being drawn.
        .set('Content-Security-Policy', "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'")
        .type('application/pdf')
        .send(drawn.content),
    );
  };

  return {
    drawLetters: (call) => {
      const { ids = [] } = call.query;
      if (ids.length > 0) return draw(call, ids);
      return refused({
        status: 400,
        kind: 'not-understood',
        title: message('refusedCall.notUnderstood'),
        more: { problems: [{ field: 'ids', problem: message('refusedLetter.noneNamed') }] },
      });
    },

    drawLetter: (call) => draw(call, [call.params.id]),

    markLettersPrinted: async ({ body, actor, caller }) => {
      const { letters } = body;
      const { owners } = ownersOf(caller, 'workOnRequests');
      const outcome = await slips.printed(letters, actor, owners);
      return answered(outcome, { thing: 'letter', id: letters.join(', '), body: (items) => ({ items }) });
    },

    writePullSlips: async ({ body, actor, caller }) => {
      return await slips.pullSlips({ ...body, ...ownersOf(caller, 'workOnRequests') }, actor);
    },
  } satisfies Partial<StaffAnswers>;
}

interface Drawing {
  query: { paper?: Paper; startLabel?: number };
  caller: Caller;
  res: Response;
}

function ownersOf(caller: Caller, permission: Permission): { owners?: readonly string[] } {
  const where = librariesWith(caller, permission);
  return where === 'all' ? {} : { owners: where };
}
