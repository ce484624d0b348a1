import access from './access.json';
import act from './act.json';
import bulk from './bulk.json';
import calendar from './calendar.json';
import closures from './closures.json';
import code from './code.json';
import counter from './counter.json';
import create from './create.json';
import delivery from './delivery.json';
import directory from './directory.json';
import exchange from './exchange.json';
import frame from './frame.json';
import help from './help.json';
import holds from './holds.json';
import home from './home.json';
import job from './job.json';
import letters from './letters.json';
import libraries from './libraries.json';
import list from './list.json';
import live from './live.json';
import me from './me.json';
import nav from './nav.json';
import partner from './partner.json';
import policies from './policies.json';
import profiles from './profiles.json';
import reasons from './reasons.json';
import records from './records.json';
import report from './report.json';
import request from './request.json';
import rotas from './rotas.json';
import rules from './rules.json';
import scan from './scan.json';
import shelf from './shelf.json';
import sign from './sign.json';
import start from './start.json';
import status from './status.json';
import views from './views.json';

/** One file a section: whoever builds a screen adds its own, here and in the other language. */
export const en = {
  act,
  bulk,
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
  views,
  list,
  request,
  code,
  counter,
  holds,
  scan,
  shelf,
  create,
  records,
  rules,
  rotas,
  profiles,
  policies,
  reasons,
  letters,
  calendar,
  closures,
  libraries,
  directory,
};
