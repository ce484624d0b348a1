import { closureWords } from '../../domain/fulfilment/closure-news.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { ClosureNotice, ClosureNotices } from '../model/local/closure-notices.js';
import { byClock, forEachDue, rowsAtOnce } from './each-due.js';

/** How many pages of requests one run tells of one notice; the next run goes on. */
const pagesAtOnce = 5;

/** Partners whose requests wait for us are notified of closures, once on each request. Counts the requests. */
export async function tellClosures(context: EngineContext, notices: ClosureNotices, now: Date): Promise<number> {
  let told = 0;
  for (const notice of await notices.open()) told += await tell(context, notices, notice, now);
  return told;
}

/** A run that finds no request from its beginning is the last: a request that was locked in one run is handled in the next. */
async function tell(
  context: EngineContext,
  notices: ClosureNotices,
  notice: ClosureNotice,
  now: Date,
): Promise<number> {
  const partners = await context.book.all();
  const { id, closure, library, news, from, until } = notice;
  const note = closureWords(news, { from, until });
  let [told, after] = [0, notice.after];
  for (let page = 0; page < pagesAtOnce; page += 1) {
    const due = await notices.concerned(notice, after, rowsAtOnce);
    const last = due.at(-1);
    if (!last) {
      if (after === '0') await notices.finish(id);
      else await notices.goOn(id, '0', 0);
      return told;
    }
    const done = await forEachDue(context, partners, due, now, (requestStep) => {
      Object.assign(requestStep.loan.request.facts, { closureNotice: id, closureTold: closure });
      byClock(
        requestStep,
        'generalMessage',
        { sent: { note, closure: news === 'reopened' ? 'open' : `${from} ${until}` } },
        {
          rule: byRule('closureTold'),
          setting: `closure of ${library}`,
          value: `${from} to ${until}`,
          date: now.toISOString(),
        },
      );
    });
    told += done;
    after = last.id;
    await notices.goOn(id, after, done);
  }
  return told;
}
