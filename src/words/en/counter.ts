import catalogue from './catalogue.json' with { type: 'json' };
import counter from './counter.json' with { type: 'json' };
import holdings from './holdings.json' with { type: 'json' };
import holds from './holds.json' with { type: 'json' };
import imports from './imports.json' with { type: 'json' };

/** What only the counter says, and the pages of holds and of lost items; it is read with them, not with the desk. */
export const atCounter = { catalogue, counter, holdings, holds, imports };
