import type { RequestView } from '../../contract/request-views.js';
import type { AnswerShape } from '../../contract/schemas.js';
import { labelOfType } from '../../domain/copies/file-name.js';
import type { Copies } from '../../engine/copies/index.js';
import type { Uploaded } from '../../engine/copies/upload.js';
import type { CopyRecord } from '../../engine/model/copies.js';
import type { RequestReading } from '../../engine/model/gateway.js';
import { message } from '../../words/message.js';
import { CreatedAnswer, hungUp, refused, written } from '../answering.js';
import { type ProblemFacts, unknownThing } from '../problems.js';
import { sendCopy } from '../send-copy.js';
import type { StaffAnswers } from './calls.js';

/** Files of copies: streamed in and out, never held as a whole. */
export function copyAnswers(reading: Pick<RequestReading, 'request'>, copies: Copies) {
  const on = async <T>({ id }: { id: string }, work: (request: RequestView) => Promise<T>) => {
    const request = await reading.request(id);
    return request ? work(request) : refused(unknownThing('request', id));
  };
  const listed = async (request: string): Promise<AnswerShape<'CopyList'>> => {
    const { megabytes, kinds, days } = copies.limits;
    return { items: (await copies.ofRequest(request)).map(viewOf), kinds, megabytes, days };
  };

  return {
    listCopies: async ({ params }) => on(params, ({ id }) => listed(id)),

    uploadCopy: async ({ query, params, actor, req }) => {
      const { name = '' } = query;
      const length = req.headers['content-length'];
      const announced = length === undefined ? undefined : Number(length);
      const given = { name, stream: req, announced };
      const uploaded = await copies.upload(params.id, given, actor);
      if (uploaded.kind === 'gone') return hungUp;
      if (uploaded.kind !== 'kept')
        return refused(problemOf(uploaded, params.id), uploaded.kind === 'later' ? { 'Retry-After': '10' } : {});
      const { copy } = uploaded;
      return new CreatedAnswer(viewOf(copy), `/requests/${copy.request}/copies/${copy.id}/file`);
    },

    openCopy: async ({ query, params, actor, req }) =>
      on(params, async ({ id }) => {
        const file = await copies.toStaff(id, params.copy, actor);
        if (!file) return refused(unknownThing('file', params.copy));
        return written((res) => sendCopy(req, res, file, query.download ? 'attachment' : 'inline'));
      }),

    fetchCopyAgain: async ({ params, actor }) =>
      on(params, async ({ id }) => {
        const asked = await copies.again(id, params.copy, actor);
        if (!asked) return refused(unknownThing('file', params.copy));
        return await listed(id);
      }),
  } satisfies Partial<StaffAnswers>;
}

const viewOf = (copy: CopyRecord): AnswerShape<'CopyView'> => {
  const { id, status, name, type, bytes, sha256, madeAt, madeBy, until, trouble, nextTryAt, acceptedAt } = copy;
  return {
    id,
    status,
    name,
    type,
    kind: labelOfType(type),
    bytes,
    sha256,
    madeAt: madeAt.toISOString(),
    madeBy,
    ...(until ? { until: until.toISOString() } : {}),
    ...(trouble ? { trouble } : {}),
    ...(nextTryAt ? { nextTryAt: nextTryAt.toISOString() } : {}),
    ...(acceptedAt ? { acceptedAt: acceptedAt.toISOString() } : {}),
    mayOpen: status === 'waiting' || status === 'offered' || status === 'here',
    mayAskAgain: status === 'failed' || (status === 'expected' && trouble !== undefined),
  };
};

function problemOf(uploaded: Exclude<Uploaded, { kind: 'kept' | 'gone' }>, id: unknown): ProblemFacts {
  if (uploaded.kind === 'unknown') return unknownThing('request', id);
  const title = message('refusedCopy.title');
  if (uploaded.kind === 'notAllowed') return { status: 409, kind: 'not-allowed', title, detail: uploaded.reason };
  const { problem } = uploaded;
  const facts = { title, detail: problem, more: { problems: [{ field: 'file', problem }] } };
  if (uploaded.kind === 'tooLarge') return { status: 413, kind: 'too-large', ...facts };
  return uploaded.kind === 'later'
    ? { status: 503, kind: 'later', ...facts }
    : { status: 422, kind: 'invalid', ...facts };
}
