import act from './act.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import code from './code.json' with { type: 'json' };
import conditionReason from './conditionReason.json' with { type: 'json' };
import copies from './copies.json' with { type: 'json' };
import create from './create.json' with { type: 'json' };
import delivery from './delivery.json' with { type: 'json' };
import dialect from './dialect.json' with { type: 'json' };
import element from './element.json' with { type: 'json' };
import frame from './frame.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import list from './list.json' with { type: 'json' };
import live from './live.json' with { type: 'json' };
import loanCondition from './loanCondition.json' with { type: 'json' };
import loanConditionSays from './loanConditionSays.json' with { type: 'json' };
import lostCase from './lostCase.json' with { type: 'json' };
import messageSaid from './messageSaid.json' with { type: 'json' };
import nav from './nav.json' with { type: 'json' };
import outcomeBorrowing from './outcomeBorrowing.json' with { type: 'json' };
import outcomeLending from './outcomeLending.json' with { type: 'json' };
import patronFact from './patronFact.json' with { type: 'json' };
import permission from './permission.json' with { type: 'json' };
import processType from './processType.json' with { type: 'json' };
import records from './records.json' with { type: 'json' };
import rejectReason from './rejectReason.json' with { type: 'json' };
import request from './request.json' with { type: 'json' };
import role from './role.json' with { type: 'json' };
import shelf from './shelf.json' with { type: 'json' };
import sign from './sign.json' with { type: 'json' };
import stateBorrowing from './stateBorrowing.json' with { type: 'json' };
import stateLending from './stateLending.json' with { type: 'json' };
import status from './status.json' with { type: 'json' };
import terms from './terms.json' with { type: 'json' };
import undo from './undo.json' with { type: 'json' };
import workKind from './workKind.json' with { type: 'json' };

/**
 * One file a section: whoever builds a screen adds its own, here and in the other language. What only the pages of
 * the administration say stands in `setup.ts`: those who lend and borrow all day never load it.
 */
export const screens = {
  permission,
  rejectReason,
  conditionReason,
  dialect,
  loanConditionSays,
  loanCondition,
  workKind,
  act,
  home,
  delivery,
  frame,
  live,
  nav,
  sign,
  status,
  list,
  request,
  terms,
  code,
  copies,
  element,
  shelf,
  create,
  records,
  calendar,
  stateBorrowing,
  stateLending,
  lostCase,
  role,
  patronFact,
  processType,
  messageSaid,
  outcomeBorrowing,
  outcomeLending,
  undo,
};
