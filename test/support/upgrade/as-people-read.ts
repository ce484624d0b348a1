/** What staff read of a library through its API: the facts of each record, without the words and the forms that a version gives them. */

/** A list of the staff API, the property that names each of its records, and the properties that people read. */
interface ReadList {
  path: string;
  key: string;
  facts: readonly string[];
}

const lists: readonly ReadList[] = [
  {
    path: '/requests?limit=200',
    key: 'id',
    facts: [
      'externalId',
      'side',
      'state',
      'serviceType',
      'title',
      'author',
      'partner',
      'dueDate',
      'requester',
      'assignee',
    ],
  },
  {
    path: '/loans',
    key: 'id',
    facts: ['barcode', 'title', 'patron', 'patronName', 'status', 'outAt', 'dueAt', 'recalled'],
  },
  {
    path: '/hold-shelf',
    key: 'id',
    facts: ['barcode', 'title', 'patron', 'pickupLibrary', 'status', 'onShelfAt', 'expiresAt'],
  },
  { path: '/fees', key: 'id', facts: ['patron', 'amount', 'status', 'note'] },
  { path: '/patrons', key: 'id', facts: ['name', 'group', 'email', 'language', 'blocked'] },
  {
    path: '/partners',
    key: 'code',
    facts: ['name', 'status', 'symbols', 'url', 'dialect', 'isoVersion', 'loans', 'copies', 'contacts', 'notes'],
  },
  { path: '/letters?limit=200', key: 'id', facts: ['code', 'audience', 'status', 'language', 'request', 'facts'] },
  {
    path: '/libraries',
    key: 'code',
    facts: ['name', 'symbol', 'timeZone', 'address', 'email', 'closedWeekdays', 'locations'],
  },
  { path: '/holdings', key: 'id', facts: ['barcode', 'title', 'location', 'callNumber', 'policy'] },
  { path: '/policies', key: 'name', facts: ['value'] },
  { path: '/temporary-item-rules', key: 'id', facts: ['location', 'itemPolicy'] },
  { path: '/reasons', key: 'code', facts: ['list', 'label', 'french', 'enabled'] },
  { path: '/workflow-profiles', key: 'code', facts: ['name', 'french', 'kind', 'unticked', 'partners'] },
  { path: '/sending-rules', key: 'id', facts: ['name', 'sends', 'enabled', 'conditions'] },
  { path: '/rota-templates', key: 'code', facts: ['name', 'members', 'order', 'status'] },
  { path: '/rota-rules', key: 'id', facts: ['name', 'templates', 'conditions'] },
  { path: '/patron-groups', key: 'code', facts: ['name', 'french', 'codes', 'patrons'] },
  { path: '/loan-rules', key: 'id', facts: ['name', 'mayRequest', 'loanDays', 'requestFee', 'conditions'] },
  { path: '/users', key: 'code', facts: ['name', 'email', 'language', 'active', 'hasPassword', 'roles'] },
  { path: '/views', key: 'id', facts: ['name', 'side', 'search'] },
  { path: '/letter-words/onHoldShelf', key: 'language', facts: ['own', 'ofLibraries'] },
  { path: '/query-templates', key: 'type', facts: ['text'] },
  { path: '/letter-styles', key: 'library', facts: ['languages'] },
];

/** Of what is built in, each version has its own. */
const words = new Set(['label', 'french']);

/** By path, then by what names the record. A list that a version does not have is left out. */
export type AsPeopleRead = Record<string, Record<string, Record<string, unknown>>>;

type Item = Record<string, unknown>;

export async function asPeopleRead(url: string, token: string): Promise<AsPeopleRead> {
  const read: AsPeopleRead = {};
  const call = async (path: string): Promise<Item | undefined> => {
    const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`GET ${path} is answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Item;
  };
  for (const { path, key, facts } of lists) {
    const answer = await call(path);
    if (!answer) continue;
    read[path] = {};
    for (const item of (answer['items'] ?? answer['texts'] ?? []) as Item[])
      read[path][String(item[key])] = picked(item, item['builtIn'] ? facts.filter((each) => !words.has(each)) : facts);
  }
  for (const id of Object.keys(read['/requests?limit=200'] ?? {})) {
    const answer = await call(`/requests/${id}/history`);
    const events = (answer?.['items'] ?? []) as Item[];
    read[`/requests/${id}/history`] = Object.fromEntries(
      events.map((each) => [
        String(each['id']),
        picked(each, ['at', 'event', 'fromState', 'toState', 'actorKind', 'actor', 'facts']),
      ]),
    );
  }
  return read;
}

const picked = (item: Item, facts: readonly string[]): Item =>
  Object.fromEntries(facts.filter((each) => item[each] !== undefined).map((each) => [each, item[each]]));
