import type { LetterStyles } from '../../../engine/model/local/letter-styles.js';
import { refused, written } from '../../answering.js';
import { unknownThing } from '../../problems.js';
import type { StaffAnswers } from '../calls.js';
import { answered } from './answer.js';

/** Logo and languages of each library's letters. */
export function letterStyleAnswers(styles: LetterStyles) {
  const thing = 'library';

  return {
    listLetterStyles: async () => ({ items: await styles.list() }),

    changeLetterStyle: async ({ body, params, actor }) => {
      const { library: id } = params;
      return answered(await styles.change(id, body, actor, new Date()), { thing, id });
    },

    setLetterLogo: async ({ body, params, actor }) => {
      const { library: id } = params;
      return answered(await styles.setLogo(id, body, actor, new Date()), { thing, id });
    },

    removeLetterLogo: async ({ params, actor }) => {
      const { library: id } = params;
      return answered(await styles.removeLogo(id, actor, new Date()), { thing, id });
    },

    readLetterLogo: async ({ params }) => {
      const picture = await styles.picture(params.id);
      if (!picture) return refused(unknownThing('logo', params.id));
      // The address says what the bytes are: they never change.
      return written((res) =>
        res
          .set('Cache-Control', 'private, max-age=31536000, immutable')
          .type(picture.type)
          .send(Buffer.from(picture.content, 'base64')),
      );
    },
  } satisfies Partial<StaffAnswers>;
}
