import type { LetterView } from '../../contract/letter-schemas.js';
import type { Actor } from '../../engine/model/actor.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import { done, notNow, type RecordsContext, unknown } from '../local-records/records-context.js';
import { readLetter, readLetters } from './letter-views.js';

/** Staff printed it. Whoever prints it once more finds it printed: the first time counts. */
export async function markPrinted(on: RecordsContext, id: string, by: Actor, now: Date): Promise<Outcome<LetterView>> {
  await lockRequests(on, [id]);
  return printLocked(on, id, by, now);
}

async function printLocked(on: RecordsContext, id: string, by: Actor, now: Date): Promise<Outcome<LetterView>> {
  const letter = await readLetter(on, id, true);
  if (!letter) return unknown;
  if (letter.status === 'printed') return done(letter);
  if (letter.status !== 'waiting')
    return notNow(message('refusedLetter.notPrinted', { status: letter.status, person: letter.doneBy }));
  return settle(on, letter, 'printed', by, now);
}

/** In the order of their ids, so that two desks that print the same do not wait for each other. */
export async function markAllPrinted(
  on: RecordsContext,
  ids: readonly string[],
  by: Actor,
  now: Date,
  owners?: readonly string[],
): Promise<Outcome<LetterView[]>> {
  const visible = await readLetters(on, ids, owners);
  if (ids.some((id) => !visible.some((each) => each.id === id))) return unknown;
  const printed: LetterView[] = [];
  await lockRequests(on, ids);
  for (const { id } of visible) {
    const outcome = await printLocked(on, id, by, now);
    if (outcome.kind !== 'done') return outcome;
    printed.push(outcome.value);
  }
  return done(printed);
}

/** It is not wanted. What is out of this library cannot be taken back. */
export async function withdrawLetter(
  on: RecordsContext,
  id: string,
  by: Actor,
  now: Date,
): Promise<Outcome<LetterView>> {
  await lockRequests(on, [id]);
  const letter = await readLetter(on, id, true);
  if (!letter) return unknown;
  if (letter.status === 'withdrawn') return done(letter);
  if (letter.status !== 'waiting')
    return notNow(message('refusedLetter.notTakenBack', { status: letter.status, person: letter.doneBy }));
  return settle(on, letter, 'withdrawn', by, now);
}

/** Before their letters and mails, and in the order of their ids, as everybody locks them who has to do with letters. */
async function lockRequests({ client }: RecordsContext, letters: readonly string[]): Promise<void> {
  await client.query(
    `select from request r where r.id in (select l.request_id from letter l where l.id = any($1::bigint[]))
     order by r.id for no key update`,
    [letters.filter(isRowId)],
  );
}

async function settle(
  on: RecordsContext,
  letter: LetterView,
  status: 'printed' | 'withdrawn',
  by: Actor,
  now: Date,
): Promise<Outcome<LetterView>> {
  await on.client.query({
    name: 'settle-letter',
    text: `with settled as (update letter set status = $2, done_at = $3, done_by = $4 where id = $1 returning id, request_id, code),
      unsent as (update mail m set status = 'withdrawn', done_at = $3 from settled s where m.letter_id = s.id and m.status = 'waiting'),
      told as (insert into history (request_id, at, actor_kind, actor, event, facts)
        select request_id, $3, $5, $4, $6, jsonb_build_object('letter', code, 'id', $1::text) from settled where request_id is not null)
      insert into request_change (request_id, side, version, state, attention_count, event, actor)
      select r.id, r.side, r.version, r.state, r.attention_count, $6, $4 from settled s join request r on r.id = s.request_id`,
    values: [letter.id, status, now, by.name, by.kind, status === 'printed' ? 'letterPrinted' : 'letterWithdrawn'],
  });
  return done((await readLetter(on, letter.id)) ?? letter);
}
