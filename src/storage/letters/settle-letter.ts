import type { LetterView } from '../../engine/local/letters.js';
import type { Outcome } from '../../engine/local/outcome.js';
import type { Actor } from '../../engine/ports.js';
import { done, type Ground, notNow, unknown } from '../local-records/ground.js';
import { readLetter } from './letter-views.js';

/** Staff printed it. Whoever prints it once more finds it printed: the first time stands. */
export async function markPrinted(on: Ground, id: string, by: Actor, now: Date): Promise<Outcome<LetterView>> {
  const letter = await readLetter(on, id, true);
  if (!letter) return unknown;
  if (letter.status === 'printed') return done(letter);
  if (letter.status !== 'waiting')
    return notNow(`It was ${letter.status} by ${letter.doneBy}: it is not printed any more.`);
  return settle(on, letter, 'printed', by, now);
}

/** It is not wanted. What is out of the house cannot be taken back. */
export async function withdrawLetter(on: Ground, id: string, by: Actor, now: Date): Promise<Outcome<LetterView>> {
  const letter = await readLetter(on, id, true);
  if (!letter) return unknown;
  if (letter.status === 'withdrawn') return done(letter);
  if (letter.status !== 'waiting')
    return notNow(`It was ${letter.status} by ${letter.doneBy}: it cannot be taken back.`);
  return settle(on, letter, 'withdrawn', by, now);
}

async function settle(
  on: Ground,
  letter: LetterView,
  status: 'printed' | 'withdrawn',
  by: Actor,
  now: Date,
): Promise<Outcome<LetterView>> {
  await on.client.query({
    name: 'settle-letter',
    text: `with settled as (update letter set status = $2, done_at = $3, done_by = $4 where id = $1 returning request_id, code),
      told as (insert into history (request_id, at, actor_kind, actor, event, facts)
        select request_id, $3, $5, $4, $6, jsonb_build_object('letter', code, 'id', $1::text) from settled where request_id is not null)
      insert into request_change (request_id, side, version, state, attention_count, event, actor)
      select r.id, r.side, r.version, r.state, r.attention_count, $6, $4 from settled s join request r on r.id = s.request_id`,
    values: [letter.id, status, now, by.name, by.kind, status === 'printed' ? 'letterPrinted' : 'letterWithdrawn'],
  });
  return done({ ...letter, status, doneAt: now.toISOString(), doneBy: by.name });
}
