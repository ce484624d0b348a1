import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What staff read of a mark, of a line of the rota and of a block, as a code with its facts: each reader gets it in their
 * language. What cannot be told apart from words keeps its words in both languages.
 */
export class MarksInWords1766921000000 implements MigrationInterface {
  name = 'MarksInWords1766921000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attention add column says jsonb');
    await runner.query(marksAsCodes);
    await runner.query(marksWithNote);
    await runner.query(
      `update attention set says = jsonb_build_object('in', jsonb_build_object('en', text, 'fr', coalesce(french, text))) where says is null`,
    );
    await runner.query('alter table attention alter column says set not null, drop column text, drop column french');
    await runner.query(`alter table conversation alter column why drop default, alter column why drop not null,
      alter column why type jsonb using case when why = '' then null
        when facts ->> 'whyFrench' is null then to_jsonb(why)
        else jsonb_build_object('in', jsonb_build_object('en', why, 'fr', facts ->> 'whyFrench')) end`);
    await runner.query(`update conversation set facts = facts - 'whyFrench' where facts ? 'whyFrench'`);
    // The kind tells why the library blocks by itself: the words keep the title alone.
    await runner.query(`update patron_block set reason = substr(reason, length(kind) + 3)
      where kind in ('overdue', 'lost') and lower(reason) like kind || ': %'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `update patron_block set reason = initcap(kind) || ': ' || reason where kind in ('overdue', 'lost')`,
    );
    await runner.query(`update conversation set facts = facts || jsonb_build_object('whyFrench', why #> '{in,fr}')
      where why #> '{in,fr}' is not null`);
    await runner.query(`alter table conversation alter column why type text
      using coalesce(why #>> '{in,en}', case when jsonb_typeof(why) = 'string' then why #>> '{}' end, why ->> 'code', '')`);
    await runner.query(`alter table conversation alter column why set default '', alter column why set not null`);
    await runner.query('alter table attention add column text text, add column french text');
    await runner.query(`with row (reason, text) as (values ${sentences})
      update attention a set french = a.says #>> '{in,fr}',
        text = coalesce(a.says #>> '{in,en}', (select row.text from row where row.reason = a.reason), a.reason)`);
    await runner.query('alter table attention alter column text set not null, drop column says');
  }
}

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

const marksAsCodes = `with row (reason, text) as (values ${sentences})
  update attention a set says = jsonb_build_object('code', 'attention.' || a.reason, 'facts', '{}'::jsonb)
  from row where row.reason = a.reason and row.text = a.text`;

const marksWithNote = `with row (reason, text) as (values ${sentences})
  update attention a set says = jsonb_build_object('code', 'said.following', 'facts', jsonb_build_object(
    'before', jsonb_build_object('code', 'attention.' || a.reason, 'facts', '{}'::jsonb),
    'next', jsonb_build_object('code', 'attentionMore.theyWrote', 'facts', jsonb_build_object('note', a.facts ->> 'note'))))
  from row where row.reason = a.reason and a.text = row.text || ' They wrote: “' || (a.facts ->> 'note') || '”'`;
