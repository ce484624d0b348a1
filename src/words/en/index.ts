/** Every sentence of the language: all files of this folder, printed by `npx tsx test/words/write-index.ts`. */
import actions from './actions.json' with { type: 'json' };
import administration from './administration.json' with { type: 'json' };
import certification from './certification.json' with { type: 'json' };
import checks from './checks.json' with { type: 'json' };
import choices from './choices.json' with { type: 'json' };
import counter from './counter.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import directory from './directory.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };
import explanations from './explanations.json' with { type: 'json' };
import find from './find.json' with { type: 'json' };
import fleet from './fleet.json' with { type: 'json' };
import forgotten from './forgotten.json' with { type: 'json' };
import help from './help.json' with { type: 'json' };
import history from './history.json' with { type: 'json' };
import inbox from './inbox.json' with { type: 'json' };
import jobs from './jobs.json' with { type: 'json' };
import letters from './letters.json' with { type: 'json' };
import lettersAndSchedules from './lettersAndSchedules.json' with { type: 'json' };
import lists from './lists.json' with { type: 'json' };
import my from './my.json' with { type: 'json' };
import partnerNotes from './partnerNotes.json' with { type: 'json' };
import partners from './partners.json' with { type: 'json' };
import policies from './policies.json' with { type: 'json' };
import print from './print.json' with { type: 'json' };
import refusalsOfRequests from './refusalsOfRequests.json' with { type: 'json' };
import refusalsOfSetup from './refusalsOfSetup.json' with { type: 'json' };
import requests from './requests.json' with { type: 'json' };
import scan from './scan.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import sru from './sru.json' with { type: 'json' };
import systemAnswers from './systemAnswers.json' with { type: 'json' };
import terminal from './terminal.json' with { type: 'json' };

export const words = {
  ...actions,
  ...administration,
  ...certification,
  ...checks,
  ...choices,
  ...counter,
  ...desk,
  ...directory,
  ...events,
  ...explanations,
  ...find,
  ...fleet,
  ...forgotten,
  ...help,
  ...history,
  ...inbox,
  ...jobs,
  ...letters,
  ...lettersAndSchedules,
  ...lists,
  ...my,
  ...partnerNotes,
  ...partners,
  ...policies,
  ...print,
  ...refusalsOfRequests,
  ...refusalsOfSetup,
  ...requests,
  ...scan,
  ...settings,
  ...sru,
  ...systemAnswers,
  ...terminal,
};
