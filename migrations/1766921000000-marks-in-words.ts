import type { MigrationInterface, QueryRunner } from 'typeorm';
import { fillInPieces, replaceCheck } from './beside-the-work.js';

/**
 * What staff read of a mark, of a line of the rota and of a block, as a code with its facts: each reader gets it in their
 * language. What cannot be told apart from words keeps its words in both languages. The columns that held sentences stay
 * for the version before, which may still run beside this one: what it writes there is put into the new columns.
 */
export class MarksInWords1766921000000 implements MigrationInterface {
  static readonly does = 'Stores the texts of attention items, rota lines and blocks as codes, for every language.';

  name = 'MarksInWords1766921000000';
  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of besideTheVersionBefore) await runner.query(statement);
    await fillInPieces(runner, { table: 'attention', set: `says = ${codeOfMark}`, where: 't.says is null' });
    await replaceCheck(runner, 'attention', 'attention_says', 'says is not null');
    await runner.query('alter table attention alter column says set not null, drop constraint attention_says');
    await fillInPieces(runner, {
      table: 'conversation',
      set: `reason = ${wordsOfLine('t')}`,
      where: `t.reason is null and t.why <> ''`,
    });
    // The kind tells why the library blocks by itself: the words keep the title alone.
    await runner.query(`update patron_block set reason = substr(reason, length(kind) + 3)
      where kind in ('overdue', 'lost') and lower(reason) like kind || ': %'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger words_of_line on conversation');
    await runner.query('drop trigger words_of_new_mark on attention');
    await runner.query('drop trigger words_of_changed_mark on attention');
    await runner.query('drop function words_of_line()');
    await runner.query('drop function words_of_mark()');
    await runner.query(
      `update patron_block set reason = initcap(kind) || ': ' || reason where kind in ('overdue', 'lost')`,
    );
    await runner.query(`update conversation set why =
      coalesce(reason #>> '{in,en}', case when jsonb_typeof(reason) = 'string' then reason #>> '{}' end, reason ->> 'code', '')`);
    await runner.query('alter table conversation drop column reason');
    await runner.query(`with row (reason, text) as (values ${sentences})
      update attention a set french = a.says #>> '{in,fr}',
        text = coalesce(a.says #>> '{in,en}', (select row.text from row where row.reason = a.reason), a.reason)`);
    await runner.query('alter table attention alter column text set not null, drop column says');
  }
}

const wordsOfMark = (of: string) =>
  `jsonb_build_object('in', jsonb_build_object('en', ${of}.text, 'fr', coalesce(${of}.french, ${of}.text)))`;
const wordsOfLine = (of: string) => `case when ${of}.facts ->> 'whyFrench' is null then to_jsonb(${of}.why)
  else jsonb_build_object('in', jsonb_build_object('en', ${of}.why, 'fr', ${of}.facts ->> 'whyFrench')) end`;

const besideTheVersionBefore = [
  "alter table attention add column if not exists says jsonb, alter column text drop not null, alter column text set default ''",
  'alter table conversation add column if not exists reason jsonb',
  `create or replace function words_of_mark() returns trigger language plpgsql as $$
    begin
      new.says := ${wordsOfMark('new')};
      return new;
    end $$`,
  `create or replace trigger words_of_new_mark before insert on attention for each row
    when (new.says is null) execute function words_of_mark()`,
  `create or replace trigger words_of_changed_mark before update of text on attention for each row
    when (new.text is distinct from old.text) execute function words_of_mark()`,
  `create or replace function words_of_line() returns trigger language plpgsql as $$
    begin
      new.reason := ${wordsOfLine('new')};
      return new;
    end $$`,
  `create or replace trigger words_of_line before insert or update of why on conversation for each row
    when (new.why <> '') execute function words_of_line()`,
];

/** The sentences of marks as they were stored. */
const sentences = `
  ('localRecords', 'The patron’s loan could not follow what the partner said. Look at its due date.'),
  ('refusedMessage', 'A message about this request was refused: its sender may not speak for that library. Read why in the history, and change the partner if it should.'),
  ('messageNotTaken', 'The partner sent a message about this request, and it could not be taken: the partner was told so. Read why in the history, and ask the partner what it meant.'),
  ('holdExpired', 'Nobody picked it up in time. Return it to its library, or let it wait longer on the hold shelf.'),
  ('untouched', 'Nothing has happened to this request for a long time. Take the next step, write to the partner or end it.'),
  ('lostCandidate', 'This item has been away for so long that it may be declared lost. Declare it lost, or ask the borrower for it.'),
  ('lossUntold', 'The patron’s loan became lost by the overdue profile. Tell its library, which waits for the item.'),
  ('newRequest', 'A partner asks to borrow this. Decide whether it can be supplied.'),
  ('rotaExhausted', 'No partner of the rota can supply it. Add partners, get it elsewhere or cancel.'),
  ('conditionsOffered', 'The partner sets a condition and waits for an answer. Accept or refuse it.'),
  ('retryOffered', 'The partner cannot supply now and offers another try later. Nobody else is left in the rota.'),
  ('conditionsReminded', 'The partner reminds us: its condition waits for an answer.'),
  ('conditionsAccepted', 'The borrower accepts our conditions. Ship the item.'),
  ('conditionsRefused', 'The borrower refuses our conditions.'),
  ('neededByPassed', 'The date by which it is needed had passed when the request came. Ask the borrower, or reject it.'),
  ('conditionsUnanswered', 'The borrower has not answered our conditions by the date we set. Decide what becomes of the request.'),
  ('badCitation', 'The partner cannot identify the title. Mend the citation and send it again.'),
  ('lateSupply', 'A partner that was passed over supplies after all. When its parcel comes, scan it: take it in place of the other, or send it back.'),
  ('cancelAsked', 'The borrower wants to cancel what we promised. Accept or refuse.'),
  ('cancelAfterShipping', 'The borrower wants to cancel, but the item had left. The cancel was refused.'),
  ('cancelRefused', 'The partner could not cancel any more. Expect the item.'),
  ('cancelledBySupplier', 'The partner had the request and has now cancelled it. The next partner can be asked.'),
  ('renewAsked', 'The borrower asks for a renewal. Accept or refuse it.'),
  ('renewRefused', 'The partner refused the renewal. The old due date stands.'),
  ('recalled', 'The partner wants the item back now. Get it from the patron and return it.'),
  ('overdue', 'The partner says the item is overdue. Return it, ask for a renewal or write to the partner.'),
  ('message', 'The partner wrote a message.'),
  ('lostReported', 'The borrower reports the item lost. Tell it the fee and how you will invoice.'),
  ('lostDeclared', 'The partner declares the item lost. Read its message about the fee.'),
  ('feePaid', 'The borrower says that the fee is paid. When the payment is here, say so: that closes the case.'),
  ('foundAgain', 'The borrower has found the lost item. Nothing is owed for it any more; a fee already paid is to be settled.'),
  ('partlyReturned', 'The borrower sends items back, and one of them was reported lost. Scan what comes: what is missing stays lost.'),
  ('damaged', 'The partner reports the item damaged. Settle it between the libraries.'),
  ('holdReturn', 'The partner says whether to keep the item back or to return it now. Read its message.'),
  ('returnUndone', 'The borrower takes its return back: the item has not left it.'),
  ('returnedLater', 'The borrower sent this back after it was checked in here. Look whether it is on its shelf; if it is not, undo the check-in.'),
  ('forwarded', 'The borrower passed the item on to another library.'),
  ('keptBack', 'The borrower keeps the item for now. Read why in its message; recall the item if you need it.'),
  ('reminded', 'The borrower has had no answer and reminds you of its request. Decide whether it can be supplied.'),
  ('contradiction', 'The partner’s message does not fit what is noted here. Compare the history and ask the partner.'),
  ('patronStanding', 'The patron may not request at present. Approve the request all the same, or cancel it.'),
  ('duplicateRequest', 'The same was asked for already. Approve the request if it is wanted twice, or cancel it.'),
  ('copyrightOpen', 'Nobody has agreed to the copyright terms of this copy. Approve the request, or cancel it.'),
  ('libraryInactive', 'The library that asks does not borrow at present. Approve the request all the same, or cancel it.'),
  ('localHolding', 'It stands on our own shelves. Get it there, or ask partners all the same.'),
  ('messageUndelivered', 'A message has not reached the partner, which has missed this step.'),
  ('messageRefused', 'The partner’s system refused a message. It is not sent again by itself.'),
  ('messageUnwritable', 'A message that was to go out by itself cannot be written for this partner. Do the step by hand.')`;

/** The code of a sentence that is one of ours, with the partner's note where one follows; else its words in both languages. */
const codeOfMark = `coalesce((select case
      when row.text = t.text then jsonb_build_object('code', 'attention.' || t.reason, 'facts', '{}'::jsonb)
      when t.text = row.text || ' They wrote: “' || (t.facts ->> 'note') || '”' then jsonb_build_object('code', 'said.following', 'facts', jsonb_build_object(
        'before', jsonb_build_object('code', 'attention.' || t.reason, 'facts', '{}'::jsonb),
        'next', jsonb_build_object('code', 'attentionMore.theyWrote', 'facts', jsonb_build_object('note', t.facts ->> 'note')))) end
    from (values ${sentences}) as row (reason, text) where row.reason = t.reason), ${wordsOfMark('t')})`;
