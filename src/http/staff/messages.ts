import { readsWithoutPatrons } from '../../domain/request/patron-facts.js';
import type { MessageLog } from '../../engine/model/gateway.js';
import { refused, written } from '../answering.js';
import { unknownThing } from '../problems.js';
import { openPatrons } from './access/opened.js';
import { xmlWithoutPatrons } from './access/without-patrons.js';
import type { StaffAnswers } from './calls.js';
import { ownOf } from './filter.js';

/** The element in which ISO 18626 names the patron. */
const namesPatron = (xml: string | undefined): boolean => xml?.includes('patronInfo') ?? false;

/** The message log, raw XML, replay and quarantine. */
export function messageAnswers(log: MessageLog) {
  return {
    listMessages: async (call) => log.messages(ownOf(call)),

    readMessage: async ({ params, caller, res }) => {
      const { direction, id } = params;
      const message = await log.message(direction, id);
      if (!message) return refused(unknownThing('message', id));
      openPatrons(res, namesPatron(message.xml) && !readsWithoutPatrons(caller) ? [''] : []);
      return message;
    },

    readMessageXml: async ({ query, params, caller, res }) => {
      const { direction, id } = params;
      const message = await log.message(direction, id);
      const whole = query.part === 'confirmation' ? message?.confirmationXml : message?.xml;
      const isCut = readsWithoutPatrons(caller);
      openPatrons(res, namesPatron(whole) && !isCut ? [''] : []);
      const xml = whole !== undefined && isCut ? xmlWithoutPatrons(whole) : whole;
      if (xml === undefined) return refused(unknownThing('message', id));
      // This was written elsewhere: a browser that opens it may show it, but neither run nor fetch anything.
      return written((to) =>
        to
          .setHeader('Content-Security-Policy', "default-src 'none'; sandbox")
          .type('application/xml; charset=utf-8')
          .send(Buffer.from(xml, 'utf8')),
      );
    },

    replay: async ({ body, actor }) => log.replay(body, actor),

    listQuarantine: async ({ query }) => log.quarantine(query.after, query.limit),
  } satisfies Partial<StaffAnswers>;
}
