import act from './act.json';
import counter from './counter.json';
import create from './create.json';
import delivery from './delivery.json';
import frame from './frame.json';
import holds from './holds.json';
import list from './list.json';
import live from './live.json';
import nav from './nav.json';
import request from './request.json';
import scan from './scan.json';
import shelf from './shelf.json';
import sign from './sign.json';
import status from './status.json';

/** One file a section: whoever builds a screen adds its own, here and in the other language. */
export const fr = {
  act,
  delivery,
  frame,
  live,
  nav,
  sign,
  status,
  list,
  request,
  counter,
  holds,
  scan,
  shelf,
  create,
};
