import type { Certifier } from '../../engine/certify/certifier.js';
import { reportLines } from '../../engine/certify/report.js';
import { refused, written } from '../answering.js';
import { unknownThing } from '../problems.js';
import type { StaffAnswers } from './calls.js';
import { answered } from './local/answer.js';

/** Certifications of a partner: begun, watched, read, ended early. */
export function certificationAnswers(certifier: Certifier) {
  return {
    listCertifications: async ({ params }) => {
      const { code } = params;
      const items = await certifier.list(code);
      if (!items) return refused(unknownThing('partner', code));
      return { items };
    },

    certifyPartner: async ({ body, params, actor }) => {
      const { code } = params;
      const outcome = await certifier.begin(code, body, actor);
      return answered(outcome, {
        thing: 'partner',
        id: code,
        made: ({ id }) => `/partners/${encodeURIComponent(code)}/certifications/${id}`,
      });
    },

    readCertification: async ({ params }) => {
      const { code, id } = params;
      const view = await certifier.read(code, id);
      if (!view) return refused(unknownThing('certification of this partner', id));
      return view;
    },

    reportCertification: async (call) => {
      const { code, id } = call.params;
      const view = await certifier.read(code, id);
      if (!view) return refused(unknownThing('certification of this partner', id));
      const language = call.query.language ?? call.language;
      return written((res) => res.type('text/plain').send(`${reportLines(view, language).join('\n')}\n`));
    },

    stopCertification: async ({ params }) => {
      const { code, id } = params;
      if (!(await certifier.stop(code, id))) return refused(unknownThing('running certification of this partner', id));
      return undefined;
    },
  } satisfies Partial<StaffAnswers>;
}
