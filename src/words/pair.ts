/** What is still said in both languages at once: see `Sentence` of the domain. */
import { say, type Wording } from './index.js';

export const pairOf = (said: Wording): { text: string; french: string } => ({
  text: say(said, 'en'),
  french: say(said, 'fr'),
});
