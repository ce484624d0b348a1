/** Everything that setup says, in both languages. */
import { certificationSteps } from '../../domain/certify/steps.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { french } from './words-fr.js';

/** What went wrong, and what to do about it. */
type Failing = readonly [string, string];

const english = {
  language: 'en' as Language,
  heading: 'Settings of this Interlend node. The environment goes before this file.',
  welcome:
    'Interlend: from an empty folder to a practice loan. It takes a few minutes; Ctrl-C breaks off, and the next setup goes on from there.',
  ask: {
    name: 'Name of the library, as partners and staff read it',
    symbol: 'Its agency symbol, such as ISIL:CA-OOALG',
    address: 'The address at which partners and staff reach it',
    administrator: 'Login of the first administrator',
    password: 'Their password (12 characters or more; nothing: one is made)',
    repeat: 'The same once more',
  },
  wrong: {
    name: 'A name has at most 200 characters and no double quotes or backslashes.',
    symbol: 'A symbol is a type and a value: ISIL:CA-OOALG.',
    address: 'An address begins with http:// or https:// and ends before any question mark: https://ill.example.ca.',
    administrator: 'A login has 2 to 64 letters, digits, dots, hyphens or underscores.',
    needed: 'Something must be answered.',
    twoPasswords: 'These were two different ones.',
    noAnswer: (flag: string) =>
      [`Nobody answers, and --${flag} is not given.`, 'Give it, or answer at a terminal.'] as Failing,
    flag: (flag: string, problem: string) => `--${flag}: ${problem}`,
    password: (problem: string) => problem,
    other: (path: string, setting: string, theirs: string) =>
      [`${path} says another ${setting}: ${theirs}.`, 'Leave the flag out, or change that file.'] as Failing,
  },
  settings: {
    title: 'Settings',
    written: (path: string) => `✓ ${path} is written; only you may read it.`,
    there: (path: string, name: string, symbol: string) => `✓ ${path} is there already: ${name}, ${symbol}.`,
    proxy: (address: string, own: string) => `  Something that speaks TLS must pass ${address} on to ${own}.`,
    unsealed: (address: string) => `  ${address} travels unencrypted: fit for a network of your own only.`,
  },
  database: {
    title: 'Database',
    embedded: (folder: string) => `✓ The embedded PostgreSQL keeps the data in ${folder}.`,
    given: (database: string) => `✓ The data are kept in ${database}.`,
  },
  library: {
    title: 'Library and desk',
    ready: (name: string, library: string, desk: string) => `✓ ${name} (${library}) has its desk ${desk}.`,
  },
  administrator: {
    title: 'First administrator',
    made: (code: string) => `✓ ${code} may do everything, and gives the others their roles.`,
    shown: (password: string) => `  Password, shown this once: ${password}`,
    there: (code: string) => `✓ ${code} is an administrator already; the password stays as it is.`,
  },
  partner: {
    title: 'Practice partner',
    listed: (code: string) => `✓ It plays a library on this machine, and is in the directory as ${code}.`,
    refused: (step: string, said: string, remedy: string) => [`${step}: ${said}`, remedy] as Failing,
  },
  certification: {
    title: 'Certification',
    begun: `A scripted conversation of ${certificationSteps.length} steps; it takes about half a minute.`,
    there: (id: string, on: string) => `✓ The practice partner was certified on ${on} (${id}).`,
    failed: (count: number) => `${count === 1 ? 'One step' : `${count} steps`} of the certification failed.`,
  },
  loan: {
    title: 'A practice loan',
    citation: 'Practice: lakes and rivers',
    there: (id: string) => `✓ ${id} has gone the whole way already.`,
    brokenOff: (id: string) => `  ${id} was broken off; its lender is gone. Another one is begun.`,
    made: (id: string) => `✓ A patron wishes for “Practice: lakes and rivers”: our borrowing request ${id}.`,
    sent: '✓ The request is sent to the practice partner.',
    promised: '✓ The practice partner promises to supply it.',
    shipped: '✓ It has shipped the item; it is on its way to us.',
    received: '✓ The item is here: received, and the partner knows it.',
    returned: '✓ The item goes home: returned.',
    checkedIn: '✓ The practice partner has checked it in. The loan is complete on both sides.',
    stuck: (id: string, state: string) =>
      [`${id} stays at ${state}.`, `interlend request history ${id} says what happened.`] as Failing,
  },
  done: (seconds: number) =>
    `Done after ${seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`}.`,
  next: {
    title: 'What comes next',
    start: (folder: string, command: string) => `  Start the node in ${folder}:  ${command} serve`,
    desk: (url: string, code: string) => `  Open the desk:  ${url}/  and sign in as ${code}.`,
    partner: (address: string, symbol: string) =>
      `  Give a real partner your address ${address}/iso18626 and your symbol ${symbol}, and register it:`,
    register: (command: string) =>
      `    ${command} partner add --code LACITE --name "La Cité" --symbol ISIL:CA-OOLAC --address https://…`,
    certify: (command: string) =>
      `    ${command} partner test LACITE      and with its consent:  ${command} partner certify LACITE`,
    practise: (command: string) =>
      `  Practise on:  INTERLEND_ALLOW_ADDRESSES=127.0.0.1 ${command} serve, and in another terminal  ${command} practice`,
  },
};

export type SetupWords = typeof english;

export const setupWords: Record<Language, SetupWords> = { en: english, fr: french };
