import act from './act.json';
import delivery from './delivery.json';
import frame from './frame.json';
import live from './live.json';
import nav from './nav.json';
import sign from './sign.json';
import status from './status.json';

/** One file a section: whoever builds a screen adds its own, here and in the other language. */
export const en = {
  act,
  delivery,
  frame,
  live,
  nav,
  sign,
  status,
};
