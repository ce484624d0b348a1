import bulk from './bulk.json' with { type: 'json' };
import cell from './cell.json' with { type: 'json' };
import conditions from './conditions.json' with { type: 'json' };
import mailing from './mailing.json' with { type: 'json' };
import urgency from './urgency.json' with { type: 'json' };
import views from './views.json' with { type: 'json' };

/** What only the lists of requests and the pages of one say; it is read with them, not with the desk. */
export const lists = { bulk, cell, conditions, mailing, urgency, views };
