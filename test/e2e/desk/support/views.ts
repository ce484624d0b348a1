import type { Desk } from '../../../../src/cli/demo/desk.js';
import { hostileTitle, longPartner, longTitle } from './fill-library.js';
import { screens } from './screens.js';

/** What a screen shows beside its plain address: its tabs, its filters, the pane beside its list. */
type Views = Record<string, readonly string[]>;

/** Addresses of every screen of the desk, those with a name in them at real records. Throws for a screen it has none for. */
export async function everyView(desk: Desk): Promise<string[]> {
  const shown = await viewsOf(desk);
  return screens.flatMap(({ path }) => {
    const views = shown[path] ?? [];
    if (views.length > 0) return views;
    if (path.includes(':')) throw new Error(`Which record shows the screen ${path}? Say it in views.ts.`);
    return [path];
  });
}

async function viewsOf(desk: Desk): Promise<Views> {
  const titled = async (side: string, title: string): Promise<string> => {
    const found = await desk.requests(`side=${side}&limit=10&q=${encodeURIComponent(title)}`);
    const id = found.items.find((each) => each.title === title)?.id;
    if (!id) throw new Error(`The desk has no ${side} request for ${title}.`);
    return id;
  };
  const borrowed = await titled('borrowing', 'Deep River');
  const ready = await titled('borrowing', 'The Shape of Water');
  const others = await Promise.all(
    [hostileTitle, 'Alexandre Chenevert', longTitle, 'The Works of Gabrielle Roy in Three Volumes'].map((title) =>
      titled('borrowing', title),
    ),
  );
  const lent = await titled('lending', 'A Tale for the Time Being');
  const message = async (direction: 'in' | 'out') =>
    `/exchange/${direction}/${(await desk.messages(`direction=${direction}&limit=1`)).items[0]?.id}`;
  const { items: imports } = await desk.call<{ items: { id: string }[] }>('GET', '/directory/imports');
  const { items: holdings } = await desk.call<{ items: { id: string }[] }>('GET', '/holdings?limit=1');
  const batch = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
    file: 'Records of our catalogue.mrc',
    source: 'main',
    mode: 'update',
  });
  const csv = 'id,name,email\nP900,Anne Hébert,anne@college.example\nP901,,anne,b@college\n';
  const patrons = await desk.call<{ batch: string }>('POST', '/imports/patrons', {
    csv,
    file: 'Patrons of the fall.csv',
  });
  const items = await desk.call<{ batch: string }>('POST', '/imports/holdings', {
    csv: 'barcode,title,location\n39399,Kamouraska,NOWHERE\n',
    file: 'Items of the fall.csv',
  });
  const tabs = (path: string, names: string) => [path, ...names.split(' ').map((tab) => `${path}?tab=${tab}`)];
  const webhooks = await desk.call<{ items: { id: string; name: string; enabled: boolean }[] }>('GET', '/webhooks');
  const told = webhooks.items.find(({ enabled }) => enabled)?.id;
  const { items: calls } = await desk.call<{ items: { id: string }[] }>('GET', `/outbound-calls?target=${told}`);
  return {
    '/': ['/', '/?whose=mine'],
    '/help': ['/help', '/help?q=backup'],
    '/help/:part/:page': ['/help/staff/lost-items', '/help/systems/backup', '/help/staff/borrowing-day?q=code'],
    '/borrowing': ['/borrowing', `/borrowing?open=${borrowed}`, '/borrowing?q=nothing+has+this+name'],
    '/borrowing/new': ['/borrowing/new', '/borrowing/new?type=article'],
    '/borrowing/:id': [borrowed, ready, ...others].map((each) => `/borrowing/${each}`),
    '/borrowing/:id/edit': [`/borrowing/${ready}/edit`],
    '/lending': ['/lending', `/lending?open=${lent}`],
    '/lending/:id': [`/lending/${lent}`],
    '/patrons': ['/patrons', '/patrons?q=julie', '/patrons?open=%2Bnew'],
    '/patrons/:id': [...tabs('/patrons/P100', 'requests fees'), '/patrons/P200', '/patrons/P200?open=edit'],
    '/holdings/:id': [`/holdings/${holdings[0]?.id}`],
    '/imports/holdings/:id': [`/imports/holdings/${batch.id}`],
    '/imports/holdings/csv/:id': [`/imports/holdings/csv/${items.batch}`],
    '/imports/patrons/:id': [`/imports/patrons/${patrons.batch}`],
    '/holds': tabs('/holds', 'expired'),
    '/monitor': tabs('/monitor', 'away'),
    '/lost': tabs('/lost', 'overdue'),
    '/partners/:code': tabs(
      `/partners/${longPartner}`,
      'contacts parameters credentials profiles notes traffic changes',
    ),
    '/partners/:code/test': [`/partners/${longPartner}/test`],
    '/partners/:code/certify': [`/partners/${longPartner}/certify`],
    '/exchange': ['/exchange', '/exchange?view=unreadable'],
    '/exchange/:direction/:id': [await message('in'), await message('out')],
    '/directory': tabs('/directory', 'proposals follow own alma'),
    '/directory/import/:id': [`/directory/import/${imports[0]?.id}`],
    '/rotas/:code': ['/rotas/RANKED'],
    '/profiles': ['/profiles', '/profiles?kind=lending'],
    '/letters': tabs('/letters', 'slip query'),
    '/libraries': tabs('/libraries', 'desks locations'),
    '/staff/:code': ['/staff/roy'],
    '/webhooks': [
      ...['/webhooks', `/webhooks?webhook=${told}&delivery=${calls[0]?.id}`, `/webhooks?webhook=${told}&edit=1`],
      ...['/webhooks?new=1', `/webhooks?webhook=${told}&state=delivered`],
    ],
    '/reports/:name': ['/reports/overdue?days=0', '/reports/inTransit'],
  };
}
