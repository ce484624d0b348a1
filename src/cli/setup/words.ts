import { certificationSteps } from '../../domain/certify/steps.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { type KeyOf, say } from '../../words/index.js';
import { type Facts, message } from '../../words/message.js';

/** What went wrong, and what to do about it. */
type Failing = readonly [string, string];

/** Everything that setup says, in one language. */
export const setupWords = (language: Language) => {
  const t = (word: KeyOf<'terminalSetup'>, facts: Facts = {}): string =>
    say(message(`terminalSetup.${word}`, facts), language);
  return {
    language,
    heading: t('heading'),
    welcome: t('welcome'),
    ask: {
      name: t('askName'),
      symbol: t('askSymbol'),
      address: t('askAddress'),
      administrator: t('askAdministrator'),
      password: t('askPassword'),
      repeat: t('askRepeat'),
    },
    wrong: {
      name: t('wrongName'),
      symbol: t('wrongSymbol'),
      address: t('wrongAddress'),
      administrator: t('wrongAdministrator'),
      needed: t('wrongNeeded'),
      twoPasswords: t('wrongTwoPasswords'),
      noAnswer: (flag: string): Failing => [t('wrongNoAnswer', { flag }), t('wrongNoAnswerRemedy', { flag })],
      flag: (flag: string, problem: string) => t('wrongFlag', { flag, problem }),
      password: (problem: string) => problem,
      other: (path: string, setting: string, theirs: string): Failing => [
        t('wrongOther', { path, setting, theirs }),
        t('wrongOtherRemedy', { path, setting, theirs }),
      ],
    },
    settings: {
      title: t('settingsTitle'),
      written: (path: string) => t('settingsWritten', { path }),
      there: (path: string, name: string, symbol: string) => t('settingsThere', { path, name, symbol }),
      proxy: (address: string, own: string) => t('settingsProxy', { address, own }),
      unsealed: (address: string) => t('settingsUnsealed', { address }),
    },
    database: {
      title: t('databaseTitle'),
      embedded: (folder: string) => t('databaseEmbedded', { folder }),
      given: (database: string) => t('databaseGiven', { database }),
    },
    library: {
      title: t('libraryTitle'),
      ready: (name: string, library: string, desk: string) => t('libraryReady', { name, library, desk }),
    },
    administrator: {
      title: t('administratorTitle'),
      made: (code: string) => t('administratorMade', { code }),
      shown: (password: string) => t('administratorShown', { password }),
      there: (code: string) => t('administratorThere', { code }),
    },
    partner: {
      title: t('partnerTitle'),
      listed: (code: string) => t('partnerListed', { code }),
      refused: (step: string, said: string, remedy: string): Failing => [t('partnerRefused', { step, said }), remedy],
    },
    certification: {
      title: t('certificationTitle'),
      begun: t('certificationBegun', { count: certificationSteps.length }),
      there: (id: string, on: string) => t('certificationThere', { id, on }),
      failed: (count: number) => t('certificationFailed', { count }),
    },
    loan: {
      title: t('loanTitle'),
      citation: t('loanCitation'),
      there: (id: string) => t('loanThere', { id }),
      brokenOff: (id: string) => t('loanBrokenOff', { id }),
      made: (id: string) => t('loanMade', { id }),
      sent: t('loanSent'),
      promised: t('loanPromised'),
      shipped: t('loanShipped'),
      received: t('loanReceived'),
      returned: t('loanReturned'),
      checkedIn: t('loanCheckedIn'),
      stuck: (id: string, state: string): Failing => [
        t('loanStuck', { id, state }),
        t('loanStuckRemedy', { id, state }),
      ],
    },
    done: (seconds: number) =>
      seconds < 90 ? t('doneSeconds', { count: seconds }) : t('doneMinutes', { count: Math.round(seconds / 60) }),
    next: {
      title: t('nextTitle'),
      start: (folder: string, command: string) => t('nextStart', { folder, command }),
      desk: (url: string, code: string) => t('nextDesk', { url, code }),
      partner: (address: string, symbol: string) => t('nextPartner', { address, symbol }),
      register: (command: string) => t('nextRegister', { command }),
      certify: (command: string) => t('nextCertify', { command }),
      practise: (command: string) => t('nextPractise', { command }),
    },
  };
};

export type SetupWords = ReturnType<typeof setupWords>;
