/** What a desk waits for in front of its lists: first page and numbers as its screen asks for them, both at once, by HTTP. */
import type { Library } from './library.js';
import { type Spread, spreadOf } from './statistics.js';

interface Look {
  what: string;
  /** The calls that one look makes, at the same time. */
  calls: readonly string[];
}

const list = (facets: string, order = ''): string[] => [
  `/requests?limit=50&${facets}${order}`,
  `/requests/facets?${facets}`,
];

const looks: readonly Look[] = [
  { what: 'active', calls: list('activity=active') },
  { what: 'active, what needs us first', calls: list('activity=active&side=lending', '&sort=needs') },
  { what: 'active, by title', calls: list('activity=active', '&sort=title') },
  { what: 'active, by due date', calls: list('activity=active', '&sort=due') },
  {
    what: 'active, lending, nobody’s, overdue',
    calls: list('activity=active&side=lending&assignedTo=unassigned&due=overdue'),
  },
  { what: 'active, words of titles', calls: list('activity=active&q=rivers%20winter&searchIn=title') },
  { what: 'active, External ID', calls: list('activity=active&q=OPEN-777') },
  { what: 'all', calls: list('') },
  { what: 'completed', calls: list('activity=completed') },
  { what: 'completed of a partner', calls: list('activity=completed&partner=P7') },
  { what: 'all, common words', calls: list('q=rivers%20winter') },
  { what: 'all, a seldom word', calls: list('q=winter%20777123') },
  { what: 'active, by partner', calls: list('activity=active', '&sort=partner') },
  { what: 'work queue', calls: ['/work?limit=50', '/work/counts'] },
  { what: 'messages', calls: ['/messages?limit=50'] },
  { what: 'messages of a seldom status', calls: ['/messages?limit=50&direction=in&status=refused'] },
  { what: 'messages of a kind that is absent', calls: ['/messages?limit=50&kind=supplyingAgencyMessage&direction=in'] },
  { what: 'partners', calls: ['/partners?limit=50', '/partner-health'] },
  { what: 'partners, words', calls: ['/partners?limit=50&q=library%20p29'] },
];

/** Each look `count` times, in turn with the others, so that a busy moment of the machine meets all of them. */
export async function listsAt(library: Library, count: number): Promise<{ look: Look; took: Spread }[]> {
  const times = looks.map((): number[] => []);
  for (let round = -3; round < count; round++)
    for (const [at, { calls }] of looks.entries()) {
      const began = performance.now();
      await Promise.all(calls.map((path) => library.desk('GET', path)));
      // The first rounds pay for plans and for the compiler of JavaScript.
      if (round >= 0) times[at]?.push(performance.now() - began);
    }
  return looks.map((look, at) => ({ look, took: spreadOf(times[at] ?? []) }));
}
