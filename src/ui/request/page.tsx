import { Navigate, useLocation, useParams } from 'react-router';
import { useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { MailedBox } from '../mailed/box.js';
import { WaitingLetters } from '../mailed/waiting-letters.js';
import { Loading } from '../parts/loading.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { Conversation } from './conversation.js';
import { CopyBox } from './copy-box.js';
import { NextBox } from './next-box.js';
import classes from './page.module.css';
import { ProgressLine } from './progress-line.js';
import { RequestHead } from './request-head.js';
import { RequestSections, type SectionName } from './sections.js';
import { SystemCallsPanel } from './system-calls.js';
import { TermsBox } from './terms-box.js';

/** What the conversation has already. */
const inConversation = ['messages', 'composer'];
/** What tells the same once more, in another form. */
const retold: readonly SectionName[] = ['attachments', 'history', 'xml'];

/** One loan as a conversation of two libraries, and the next step. */
export function Component() {
  const { id = '' } = useParams();
  const { pathname, search } = useLocation();
  const { data: request, error, refetch } = useRead('/requests/{id}', { path: { id } });
  useTabThing(request?.title);
  if (error && !request) return <PageProblem title="nav.request" error={error} retry={() => void refetch()} />;
  if (!request) return <Loading rows={6} height={60} />;
  // A link that says the other side is corrected: each request has one address.
  if (!pathname.startsWith(`/${request.side}/`))
    return <Navigate to={`/${request.side}/${request.id}${search}`} replace />;
  return (
    <div className={classes.whole}>
      <RequestHead request={request} />
      <ProblemAlert error={error} />
      <div className={classes.page}>
        <div className={classes.talk}>
          <ProgressLine request={request} />
          <TermsBox request={request} />
          <NextBox request={request} />
          <CopyBox request={request} />
          <MailedBox request={request} />
          <WaitingLetters request={request} />
          <SystemCallsPanel request={request} />
          <Conversation request={request} />
        </div>
        <div className={classes.facts}>
          <RequestSections request={request} without={inConversation} folded={retold} hasTermsBox />
        </div>
      </div>
    </div>
  );
}
