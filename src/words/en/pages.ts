import type { Words } from '../words.js';

/** What the pages of the desk and of patrons say, each part read when a page that says it is opened. */
export const pages = {
  screens: (): Promise<Words> => import('./screens.js').then(({ screens }) => screens),
  setup: (): Promise<Words> => import('./setup.js').then(({ setup }) => setup),
  forgotten: (): Promise<Words> => import('./forgotten.js').then(({ forgotten }) => forgotten),
  find: (): Promise<Words> => import('./find.js').then(({ finding }) => finding),
  jobs: (): Promise<Words> => import('./jobs.js').then(({ jobs }) => jobs),
  lists: (): Promise<Words> => import('./lists.js').then(({ lists }) => lists),
  scan: (): Promise<Words> => import('./scan.js').then(({ scanning }) => scanning),
  counter: (): Promise<Words> => import('./counter.js').then(({ atCounter }) => atCounter),
  help: (): Promise<Words> => import('./help.js').then(({ helping }) => helping),
  inbox: (): Promise<Words> => import('./inbox.js').then(({ toInbox }) => toInbox),
  print: (): Promise<Words> => import('./print.js').then(({ print }) => print),
  patrons: (): Promise<Words> => import('./my.js').then(({ mine }) => mine),
};
