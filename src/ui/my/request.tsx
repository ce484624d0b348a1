import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import type { MyRequest } from '../../domain/patrons-side/views.js';
import { useServerForm } from '../parts/server-form.js';
import { call } from './api.js';
import { RequestCard } from './card-of-request.js';
import { CopyToRead } from './copy.js';
import { useDays } from './days.js';
import { useTitle } from './frame.js';
import { useHere, useLoad } from './session.js';
import { TalkOfPatron, WriteToLibrary } from './talk.js';
import { Trouble } from './trouble.js';
import { useSending } from './use-sending.js';
import { usePatronWords } from './words.js';

/** One request; letters lead here. A question of the library is answered on this page. */
export function Component() {
  const { t } = usePatronWords();
  const { patron } = useHere();
  const { number = '' } = useParams();
  // No number is as long: the beginning of such an address belongs to no request either.
  const path = `/requests/${encodeURIComponent(number.slice(0, 100))}`;
  const { data, error, again } = useLoad<MyRequest>(patron ? path : undefined);
  const [isAnswered, setAnswered] = useState(false);
  const sending = useSending(
    (body: { text: string }) => call<MyRequest>('POST', `${path}/answer`, body),
    () => {
      setAnswered(true);
      form.reset();
      again();
    },
  );
  const form = useServerForm({ text: '' }, sending.refused);
  useTitle(data?.article ?? data?.title ?? t('myRequests'));
  if (!patron) return <Navigate to={`/sign-in?back=${encodeURIComponent(path)}`} replace />;
  return (
    <div className="my-narrow">
      <p>
        <Link to="/requests">{t('allRequests')}</Link>
      </p>
      <h1>{t('oneRequest')}</h1>
      {error && error.status !== 401 ? <Trouble error={error} again={again} /> : null}
      {isAnswered ? (
        <p role="status" className="my-box" data-look="good">
          {t('answered')}
        </p>
      ) : null}
      {data ? <RequestCard request={data} changed={again} isAlone /> : null}
      {data?.heldUntil ? <WhereAndWhen request={data} until={data.heldUntil} /> : null}
      {data?.copy ? <CopyToRead request={data} changed={again} /> : null}
      {data ? <TalkOfPatron words={data.talk} /> : null}
      {data?.mayAnswer ? (
        <form className="my-card my-fields" onSubmit={form.onSubmit(sending.send)}>
          <h2>{data.question?.heading ?? t('tellMore')}</h2>
          {sending.refused && !sending.refused.fields['text'] ? <p role="alert">{sending.refused.message}</p> : null}
          <Textarea label={t('yourAnswer')} maxLength={2000} {...form.getInputProps('text')} />
          <Button type="submit" loading={sending.isBusy}>
            {t('sendAnswer')}
          </Button>
        </form>
      ) : data ? (
        <WriteToLibrary request={data} sent={again} />
      ) : null}
    </div>
  );
}

/** Where an item waits on the shelf, and until which day. */
function WhereAndWhen({ request: { pickup, pickupAddress = [] }, until }: { request: MyRequest; until: string }) {
  const { t } = usePatronWords();
  const day = useDays();
  const place = [pickup, ...pickupAddress].filter((line): line is string => Boolean(line));
  const rows = [
    ...(place.length > 0 ? [[t('pickUpPlace'), place] as const] : []),
    [t('pickUpUntil'), [day(until)]],
    [t('bring'), [t('bringCard')]],
  ] as const;
  return (
    <section className="my-card" aria-labelledby="where">
      <h2 id="where">{t('whereAndWhen')}</h2>
      <table className="my-table">
        <tbody>
          {rows.map(([label, lines]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>
                {lines.map((line) => (
                  <div key={line}>{line}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
