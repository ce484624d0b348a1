import type { Finding } from './row.js';

export const operating: readonly Finding[] = [
  { code: 'FC1', says: 'With another secret key a node was ready and silent while every call to its partners failed.' },
  { code: 'FC2', says: 'A node older than its database started without a word.' },
  { code: 'FC3', says: 'The command `interlend` that README and setup name was not found.' },
  { code: 'FC4', says: 'The commands to paste from the README acted on a stranger’s request when pasted twice.' },
  { code: 'FC5', says: '`npm start` did not pass the signal to stop on, and the node stayed.' },
  { code: 'FC6', says: 'Most settings written for the container did not reach the node.' },
  { code: 'FC7', says: 'A data folder that cannot be written ended in a stack trace, or in silence.' },
  { code: 'FC8', says: 'A list filtered by a status that does not exist said that there are no requests.' },
  { code: 'FC9', says: 'The first page was not found by programs that accept anything.' },
  { code: 'FC10', says: 'A symbol without a type was given one unasked.' },
  { code: 'FC11', says: 'Two libraries set up on one machine shared the port of readiness and metrics.' },
  { code: 'FC12', says: 'A backup printed each table twice.' },
  { code: 'FC13', says: 'The output of a node mixed sentences with JSON, and levels were numbers.' },
  {
    code: 'FC14',
    says: 'The first demo was silent for two minutes, stayed up without saying so, and wrote XML in one line.',
  },
  { code: 'FC15', says: 'A test run that was interrupted said that two tests had failed.' },
  { code: 'FC16', says: 'The README promised services that the tests do not bring.' },
  {
    code: 'FC17',
    says: 'Setup spoke English in between, and nothing told the address of the desk or what a node needs.',
  },
  {
    code: 'FC18',
    says: 'A page’s title was asserted before its request was read, and the test failed on a busy machine.',
  },
];

export const abuse: readonly Finding[] = [
  { code: 'FD1', says: 'One partner that floods the node starved the others.' },
  { code: 'FD2', says: 'One address that tries ever-new names kept staff from signing in.' },
  { code: 'FD3', says: 'A clock set back kept revoked credentials alive.' },
  { code: 'FD4', says: 'A node said that it is ready while it could store nothing.' },
  { code: 'FD5', says: 'Innocent messages were parked as poison after the node was killed from outside.' },
  { code: 'FD6', says: 'A partner’s secret was stored in clear when it came in an unusual spelling.' },
  { code: 'FD7', says: 'A partner could fill the database with refused messages.' },
  { code: 'FD8', says: 'Roles without the right to see patrons read them through requests.' },
  { code: 'FD9', says: 'Two libraries with one node id on a broker went unnoticed.' },
  { code: 'FD10', says: 'Half-open connections from five addresses made the node unreachable.' },
  { code: 'FD11', says: 'Common passwords were accepted.' },
  { code: 'FD12', says: 'Statements of the database had no limit of time.' },
  { code: 'FD13', says: 'The figures on loopback answered any Host header.' },
];

const aMillionRequests = 'a measurement with a million requests, 200,000 of them open';

export const aMillion: readonly Finding[] = [
  {
    code: 'FH1',
    says: 'With 200,000 open requests the counts, the work queue and facets took up to two seconds.',
    waitsFor: aMillionRequests,
  },
  { code: 'FH2', says: 'Messages filtered by a rare kind read the whole table.' },
  { code: 'FH3', says: 'The list of 3,000 partners came whole and slowly.' },
  {
    code: 'FH4',
    says: 'A restore of 6 GB took eight silent minutes.',
    waitsFor: 'a measurement with 6 GB on a quiet machine',
  },
  { code: 'FH5', says: 'Facets with common words were slow.', waitsFor: aMillionRequests },
  { code: 'FH6', says: 'The signal to stop waited for a running job.' },
  { code: 'FH7', says: 'The 257th connection of one address was reset, and a campus is one address.' },
  {
    code: 'FH8',
    says: 'Idle streams on keys of programs cost the database hundreds of transactions a second.',
  },
  {
    code: 'FH9',
    says: 'Counts stopped at 10,000 unsaid, and one letter with an unknown code broke the list of letters.',
  },
];
