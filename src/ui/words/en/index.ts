import access from './access.json';
import act from './act.json';
import counter from './counter.json';
import create from './create.json';
import delivery from './delivery.json';
import exchange from './exchange.json';
import frame from './frame.json';
import help from './help.json';
import holds from './holds.json';
import home from './home.json';
import job from './job.json';
import list from './list.json';
import live from './live.json';
import me from './me.json';
import nav from './nav.json';
import partner from './partner.json';
import report from './report.json';
import request from './request.json';
import scan from './scan.json';
import shelf from './shelf.json';
import sign from './sign.json';
import start from './start.json';
import status from './status.json';

/** One file a section: whoever builds a screen adds its own, here and in the other language. */
export const en = {
  act,
  start,
  report,
  partner,
  me,
  job,
  home,
  help,
  exchange,
  access,
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
