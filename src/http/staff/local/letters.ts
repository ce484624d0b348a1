import type { LetterPreview } from '../../../contract/letter-schemas.js';
import type { MailDesk } from '../../../engine/mail/mail-desk.js';
import type { LetterRecords } from '../../../engine/model/local/letters.js';
import { refused } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { ownOf } from '../filter.js';
import { answered } from './answer.js';

/** The queue of letters and slips, the catalogue, and what patrons are asked. */
export function letterAnswers(letters: LetterRecords, mail: MailDesk) {
  return {
    listLetters: async (call) => {
      const { toPrint, ...filter } = ownOf(call);
      return await letters.list({ ...filter, ...(toPrint && mail.canSend() ? { toPrint } : {}) });
    },

    listLetterTypes: async () => ({ items: await letters.catalogue() }),

    useLetter: async ({ body, params, actor }) => {
      const { code } = params;
      const { used } = body;
      return answered(await letters.use(code, used, actor, new Date()), { thing: 'letter', id: code });
    },

    readLetter: async ({ params }) => {
      const letter = await letters.read(params.id);
      if (!letter) return refused(unknownThing('letter', params.id));
      return letter;
    },

    markLetterPrinted: async ({ params, actor }) => {
      const { id } = params;
      return answered(await letters.printed(id, actor, new Date()), { thing: 'letter', id });
    },

    withdrawLetter: async ({ params, actor }) => {
      const { id } = params;
      return answered(await letters.withdraw(id, actor, new Date()), { thing: 'letter', id });
    },

    readLetterWords: async ({ params }) => {
      const words = await letters.words(params.code);
      if (!words) return refused(unknownThing('letter', params.code));
      return words;
    },

    rewordLetter: async ({ body, params, actor }) => {
      const { code } = params;
      const outcome = await letters.reword(code, body, actor, new Date());
      return answered(outcome, { thing: 'letter', id: code });
    },

    useBuiltInLetter: async ({ body, params }) => {
      const { code } = params;
      return answered(await letters.backToUsual(code, body), {
        thing: 'letter',
        id: code,
      });
    },

    keepLetter: async ({ body, params }) => {
      const { code } = params;
      return answered(await letters.keepWording(code, body), { thing: 'letter', id: code });
    },

    delayLetter: async ({ body, params, actor }) => {
      const { code } = params;
      const { minutes } = body;
      return answered(await letters.delay(code, minutes, actor, new Date()), { thing: 'letter', id: code });
    },

    previewLetter: async ({ body, params }) => {
      const { code } = params;
      return answered(await letters.preview(code, body, new Date()), { thing: 'letter', id: code });
    },

    testLetter: async ({ body: trial, params, caller }) => {
      const { code } = params;
      const written = await letters.preview(code, trial, new Date());
      const id = written.kind === 'done' ? written.value.content.logo?.id : undefined;
      const logo = id === undefined ? undefined : await letters.styles.picture(id);
      const outcome =
        written.kind === 'done'
          ? await mail.sendNow(
              {
                ...mailOf(written.value),
                ...(logo ? { logo } : {}),
                language: trial.language,
                to: caller.email,
              },
              new Date(),
            )
          : written;
      return answered(outcome, { thing: 'letter', id: code });
    },

    listQueryTemplates: async () => ({ items: await letters.queries() }),

    rewordQuery: async ({ body, params, actor }) => {
      const outcome = await letters.rewordQuery(params.type, body, actor, new Date());
      return answered(outcome, { thing: 'kind of query', id: params.type });
    },
  } satisfies Partial<StaffAnswers>;
}

const mailOf = ({ subject, text, html, replyTo }: LetterPreview) => ({
  subject,
  text,
  html,
  ...(replyTo ? { replyTo } : {}),
});
