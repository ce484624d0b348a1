import inbox from './inbox.json' with { type: 'json' };
import letterName from './letterName.json' with { type: 'json' };
import mailLog from './mailLog.json' with { type: 'json' };

/** What notifications and the log of mails say; it is read when somebody opens them, not with the desk. */
export const toInbox = { inbox, letterName, mailLog };
