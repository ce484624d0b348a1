const administration = () => import('./administration.json', { with: { type: 'json' } });
const counter = () => import('./counter.json', { with: { type: 'json' } });
const directory = () => import('./directory.json', { with: { type: 'json' } });
const find = () => import('./find.json', { with: { type: 'json' } });
const forgotten = () => import('./forgotten.json', { with: { type: 'json' } });
const help = () => import('./help.json', { with: { type: 'json' } });
const inbox = () => import('./inbox.json', { with: { type: 'json' } });
const jobs = () => import('./jobs.json', { with: { type: 'json' } });
const lists = () => import('./lists.json', { with: { type: 'json' } });
const my = () => import('./my.json', { with: { type: 'json' } });
const partners = () => import('./partners.json', { with: { type: 'json' } });
const policies = () => import('./policies.json', { with: { type: 'json' } });
const print = () => import('./print.json', { with: { type: 'json' } });
const scan = () => import('./scan.json', { with: { type: 'json' } });
const lettersAndSchedules = () => import('./lettersAndSchedules.json', { with: { type: 'json' } });

/** What the pages of the desk and of patrons say: the files of each, read when a page that says it is opened. */
export const pages = {
  screens: async () => (await import('./screens.js')).screens,
  setup: async () => ({
    ...(await partners()).default,
    ...(await administration()).default,
    ...(await policies()).default,
    ...(await directory()).default,
    ...(await lettersAndSchedules()).default,
    ...(await scan()).default,
    ...(await lists()).default,
  }),
  forgotten: async () => (await forgotten()).default,
  find: async () => (await find()).default,
  jobs: async () => ({
    ...(await jobs()).default,
    ...(await lettersAndSchedules()).default,
  }),
  lists: async () => (await lists()).default,
  scan: async () => (await scan()).default,
  counter: async () => (await counter()).default,
  help: async () => (await help()).default,
  inbox: async () => ({
    ...(await inbox()).default,
    ...(await lettersAndSchedules()).default,
  }),
  print: async () => (await print()).default,
  patrons: async () => (await my()).default,
};
