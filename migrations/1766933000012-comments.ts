import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each table holds, and columns whose names do not say it, for whoever looks into the database: `schema.sql` shows it with
 * their shape.
 */
export class Comments1766933000012 implements MigrationInterface {
  static readonly does = 'Describes tables and columns in the database.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      Object.entries(comments)
        .flatMap(([table, [text, columns = {}]]) => [
          `comment on table ${table} is ${quoted(text)}`,
          ...Object.entries(columns).map(([name, says]) => `comment on column ${table}.${name} is ${quoted(says)}`),
        ])
        .join(';\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      Object.entries(comments)
        .flatMap(([table, [, columns = {}]]) => [
          `comment on table ${table} is null`,
          ...Object.keys(columns).map((name) => `comment on column ${table}.${name} is null`),
        ])
        .join(';\n'),
    );
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** By table: what it holds, and what its columns hold. */
const comments: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
  api_key: [
    'A program that may call the staff API. Its secret was shown once; a digest is kept.',
    {
      only_permissions: 'Cuts its roles down to these.',
    },
  ],
  assignment: ['Whose task a request is.'],
  attention: [
    'What staff must look at.',
    {
      text: 'What the version before this one writes; a trigger puts it into `says`.',
    },
  ],
  audit_entry: [
    'A change of the configuration: who, when, what it was and what it became. Views only, and no view holds a secret.',
    {
      outcome: '`begun` stays when the node ended in the middle: the change may or may not have been made.',
    },
  ],
  bib: ['A title of the catalogue.'],
  bib_copy: ['A copy that a record tells of and that is no item of ours.'],
  bib_record: ['The record of a title as it was received.'],
  catalogue_import: ['A file of records that was brought into the catalogue.'],
  catalogue_problem: ['A record of a file that could not be taken, or was taken with a remark.'],
  catalogue_seen: ['A record that stood in the file of an import that replaces all.'],
  certification: [
    'One certification of a partner.',
    {
      key: 'In the ids of its requests: `PRACTICE-K3F9A2-1`.',
    },
  ],
  certification_message: [
    'One thing that was said in a certification, by us or by the partner.',
    {
      move: 'Of ours: its place in the script.',
    },
  ],
  citation: [
    'What a request is about, and for whom.',
    {
      words: 'Its words, each under the letter of its field; a trigger keeps them.',
    },
  ],
  closure: ['Days on which a library is closed, both ends included.'],
  closure_notice: [
    'What partners are told of a closure, and how far the telling has come. Stays when the closure is gone.',
  ],
  conversation: [
    'One request with one partner: a position of the rota and its ISO 18626 transaction.',
    {
      why: 'What the version before this one writes; a trigger puts it into `reason`.',
    },
  ],
  copy_file: [
    'A file that delivers a copy: what it is, for whom and until when. Its bytes lie in a folder under its id.',
    {
      reference: 'Lending: a digest of what stands in the link. Borrowing: what the lender named the file.',
      cleared_at: 'The folder does not hold it any more.',
    },
  ],
  delivery_attempt: ['One try to deliver, opened before the call.'],
  desk: ['A circulation desk of a library.'],
  directory_edition: ['A version of our own directory file: the number grows when what is in it changes.'],
  directory_import: [
    'A directory file that was taken in, with all that is needed to undo it.',
    {
      rows: 'The comparison as it was shown, with what became of each row.',
      changes: 'Each record as it was and as it became.',
    },
  ],
  directory_imposed: [
    'What our own directory file imposes on those who follow it.',
    {
      imposed: '`true` for everything, or names of fields.',
    },
  ],
  directory_origin: [
    'What a directory file last said of a record: what is not so here any more was changed by our own staff.',
    {
      imposed: 'Names of the fields that the file imposes.',
    },
  ],
  directory_proposal: ['A record of a directory file that nobody here knows: staff accept or refuse it.'],
  directory_subscription: [
    'The directory file that this node follows, and how the last look went. One row at most.',
    {
      token: 'What is presented there, encrypted.',
    },
  ],
  fee: ['What a patron owes, owed or paid.'],
  figure: [
    'How often a thing happened on a day, or in the month that begins with it, by side, library, service and partner; empty where there is none. Of the grains `allDay` and `allMonth` the partner is empty: they sum all.',
  ],
  figure_read: ['How far the history was counted.'],
  history: [
    'What happened to a request.',
    {
      job_run: 'The run of a job that wrote it.',
    },
  ],
  hold: ['An item that waits for its patron.'],
  holding: [
    'An item that this library owns.',
    {
      bib_id: 'The title it belongs to.',
      shelf_status: 'What the record last said of it: in its place, or not.',
      shelf_told_at: 'When the record last told of it.',
      source: 'Whose records tell of it; one that was typed in is told of by none.',
    },
  ],
  holding_identifier: ['A number of a holding in its comparable form.'],
  inbound_message: ['A message from a partner as it came, with what became of it and the confirmation it got.'],
  job_failure: [
    'A job that fails, until it works again.',
    {
      told_at: 'When somebody was told by mail.',
    },
  ],
  job_file: [
    'A file that a run of a job wrote; it goes with the run.',
    {
      reach: 'What it tells of; not known of files of versions before.',
    },
  ],
  job_setting: [
    'What a library set of a job.',
    {
      schedule: 'Without one it keeps its own.',
      mail_to: 'Who gets mail when it fails; without it whoever gets it of all.',
    },
  ],
  job_slot: [
    'Which process runs which job at which time.',
    {
      id: 'Its run, as history names it.',
      alive_at: 'When its process said last that it goes on.',
      run_by: 'Who ran it by hand.',
      told: 'What it tells beside the history of the requests.',
    },
  ],
  lending_candidate: ['An item of ours that a lending request may be met with, the surest first.'],
  lent_item: [
    'An item of ours that is, or was, with a partner.',
    {
      library_code: 'Where it belongs; unknown when it is none of our holdings.',
    },
  ],
  letter: [
    'A letter or a slip, with its facts as they were when a step called for it.',
    {
      library_code: 'Whose desks print it.',
      content: 'Its words; slips have none.',
      done_at: 'Printed, sent or withdrawn.',
    },
  ],
  letter_delay: ['How long the mail of a letter waits, where the library chose that itself.'],
  letter_logo: [
    'A picture that letters were written with: kept, so that a mail that waits and a letter that is printed again still have it.',
  ],
  letter_style: ['The logo of a library’s letters, and its languages in order.'],
  letter_use: ['Whether a letter is written, where somebody chose; all others are as they are at first.'],
  letter_wording: [
    'A letter in a library’s own words, or in those of all libraries.',
    {
      library_code: 'Absent: of all libraries that have none of their own.',
      based_on: 'The built-in text that it was made from, to see when a new version changes that.',
    },
  ],
  lexicon: ['A word in use, without accents and capitals.'],
  lexicon_source: ['Where words of the lexicon come from, and how far it was read.'],
  library: [
    'A library of this institution: the resource sharing library, virtual ones, those that items are picked up at.',
    {
      email: 'Where copies are sent.',
      closed_weekdays: '0 for Sunday.',
    },
  ],
  list_view: [
    'A view of a request list that a library shares.',
    {
      search: 'What stands after the `?` of the list.',
      library_code: `Whose it is; nobody's: everybody sees it.`,
      opens_at: 'Codes of the desks at which the list begins with it.',
    },
  ],
  locate_profile: ['How the catalogue of a partner is asked.'],
  location: ['A place in a library where items belong.'],
  mail: [
    'A mail as it is sent: its bytes and its Message-ID stay the same over all tries.',
    {
      logo: 'Digest of the picture that its HTML shows.',
      give_up_at: 'After it nobody tries any more: a letter that comes too late misleads.',
      answer: 'The words of the mail server at the last try.',
    },
  ],
  move_request: [
    'An item is to come to the resource sharing desk from where it stands. Its status is the alert on the request.',
    {
      needed_by: 'The day by which it is to be at the desk.',
      closing_note: 'As staff wrote it.',
      closing_words: 'What the node says itself.',
    },
  ],
  node_check: [
    'The one row by which a node knows its secret key, and whether anything can be stored.',
    {
      sealed: 'A known word, sealed with the key that this database was first used with.',
      restored_at: 'When it came out of a backup, until partners were asked; and when that backup was made.',
    },
  ],
  note: ['A note on a request: internal, or active until somebody puts it aside.'],
  open_request: [
    'The small active view: a request under way with all that lists count and narrow by. Triggers keep it in step.',
    {
      answer_by:
        'Until when terms are to be answered, and when it is needed: as it was said, a text that begins with the day.',
      left_at: 'When the item left on the way it is on, and since when a lender is waited for.',
      title_key: 'The beginning of the title as it is sorted.',
      words: 'Its words, each under the letter of its field.',
      slips: 'Whether its slips wait to be printed.',
      marks: 'The reasons of its open attention marks.',
    },
  ],
  open_request_change: [
    'A change of the small active view that no step told of, with its transaction. Kept for a day.',
  ],
  outbound_message: [
    'A message to a partner as frozen bytes, with its lease and its next try.',
    {
      alone_since: 'Set for as long as it is sent with no other beside it, because it was cut off twice before.',
    },
  ],
  partner: [
    'A partner library: how it is addressed, what it understands. Its further columns are the rows of partner fields.',
    {
      status: '`removed`: kept for its past requests.',
    },
  ],
  partner_channel: [
    'The way to a partner: breaker, hold, rate.',
    {
      reason: `In the words of the partner's system.`,
      reason_words: 'What the node says itself.',
    },
  ],
  partner_credential: [
    'A secret a partner presents, as a hash with its lookup prefix.',
    {
      symbols: 'The symbols it may speak for; null: all of the partner.',
    },
  ],
  partner_supply: ['How a partner supplied us of late, counted by a job.'],
  partner_symbol: ['An agency symbol of a partner, `TYPE:value`.'],
  password_link: ['A link by which somebody sets another password. Only a digest of what it carries is kept.'],
  patron: [
    'Somebody who borrows here.',
    {
      language: 'Null where nobody said it.',
      same_id_as: 'An older patron whose id differs in capitals alone, of before such ids were refused.',
      email_refused_at: 'When a mail server refused the address for good, and in which words.',
      no_courtesy: 'Wishes no letters that merely help.',
    },
  ],
  patron_block: ['Why a patron may not request.'],
  patron_loan: ['An item of another library that a patron has.'],
  patron_pin: ['What a patron proves the card with. Only a digest of it is kept.'],
  patron_session: [
    'A browser in which a patron signed in. Only a digest of what its cookie carries is kept.',
    {
      way: 'How they proved who they are.',
    },
  ],
  policy: ['A policy that the library changed; the others have their defaults.'],
  quarantine: ['Input that could not be read as a message.'],
  query_template: ['A kind of query to patrons, worded by this library.'],
  reason: ['A reason that the library changed, switched off or added; those that it left alone have no row.'],
  request: [
    'A borrowing or lending request: where it stands.',
    {
      due_day: 'As the lender counts days.',
      owner_library: 'The resource sharing library whose request it is.',
      closed_state:
        'The state in which it is closed, and whether marks are open then: written once, so that steps touch no index.',
      lost_state: 'How a lost case of it stands.',
    },
  ],
  request_barcode: [`The barcodes of a request's items. A trigger keeps it in step with the facts of the request.`],
  request_change: ['One step of a request, with the transaction that made it. Kept for a day: live desks read it.'],
  request_figure: ['What a request was counted for; `said` names the same by thing and day.'],
  rota_rule: ['Which rota templates a new request gets.'],
  rota_rule_template: ['A template that a rota assignment rule leads to.'],
  rota_template: ['Partners that are asked one after the other, in order or in a random one.'],
  rota_template_member: [`A partner's place in a rota template.`],
  scan: [
    'A scan by the key of the page that it was made on, so that a resend has no second effect. Kept for two days.',
    {
      told: 'Empty while it is carried out.',
    },
  ],
  security_event: ['A caller that claimed what is not its own.'],
  sending_rule: ['Whether new requests that fit are sent by themselves.'],
  sign_in_failure: ['How often an account, or an address, has failed to sign in lately.'],
  staff: [
    'A member of staff.',
    {
      deactivated_at: 'Since then they may not sign in, nor be given requests.',
    },
  ],
  staff_identity: [
    'Who somebody is at an OpenID Connect provider: the subject never changes, names and addresses may.',
  ],
  staff_job: [
    'A job that a member of staff defined.',
    {
      view_id: `Nobody's: a report, or a view that was removed.`,
      details: 'Slip, status, note, format and addresses, as its deed asks.',
    },
  ],
  staff_password: [
    'How a member of staff proves who they are. Apart from `staff`, so that no list of staff can carry it.',
  ],
  staff_preference: [
    `What a user's desk remembers for them: saved views, columns, sound.`,
    {
      value: 'JSON, as the desk sent it.',
    },
  ],
  staff_role: [
    'A role of a member of staff, at one library or at all.',
    {
      by_claim: 'Given by what the OpenID Connect provider says, and refreshed at each sign-in; otherwise by hand.',
    },
  ],
  staff_session: [
    'A browser that signed in. Only a digest of what its cookie carries is kept.',
    {
      way: 'How they proved who they are.',
    },
  ],
  temporary_item: [
    'A received item while it is here: suppressed record, holding and item in one row, kept after it went home.',
  ],
  temporary_item_rule: ['Where items of a partner go when they are received.'],
  wish_key: ['A form of what a borrowing request cites, by which a duplicate is found.'],
  workflow_profile: [
    'Which optional steps are taken with the partners that name it.',
    {
      french: 'Its name in French.',
    },
  ],
};
