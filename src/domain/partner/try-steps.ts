/** The steps of a try of a partner, in their order; the API, the command line and the desk read their names. */
import { worded } from '../../words/message.js';

export const trySteps = worded(
  { address: {}, connection: {}, tls: {}, credential: {}, confirmation: {} },
  { title: 'tryStep' },
);
export type TryStep = keyof typeof trySteps;
export const tryStepNames = Object.keys(trySteps) as TryStep[];
