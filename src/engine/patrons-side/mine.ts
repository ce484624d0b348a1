/** A patron’s own requests: where they are, and what the patron may do with them. */

import { localDate } from '../../domain/calendar/calendar.js';
import { labelOfType } from '../../domain/copies/file-name.js';
import { isShownInBrowser } from '../../domain/copies/file-type.js';
import { linesOfAddress } from '../../domain/partner/address-lines.js';
import type { PatronProgress } from '../../domain/patrons-side/progress.js';
import { isAtLibrary, patronProgressOf } from '../../domain/patrons-side/progress.js';
import type { AboutWhat, VolumePlace } from '../../domain/patrons-side/views.js';
import { attentionSays } from '../../domain/request/attention.js';
import { conditionsAtHand, forbidsCopying } from '../../domain/request/loan-conditions.js';
import { allowedActions } from '../../domain/tables/staff-actions.js';
import { stateRow } from '../../domain/tables/states.js';
import { type InEach, inLanguages, message, type Wording } from '../../words/message.js';
import { act } from '../desk/act.js';
import { type LastStep, runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import { renewForPatron } from '../fulfilment/patron-renewal.js';
import type { FieldProblem } from '../model/local/outcome.js';
import { illegible, isLegible } from '../receiving/legible.js';
import { patronActor } from './ask.js';
import type { ItemOfMine, MineFilter, PatronCaller, PatronStore, StoredMine, StoredWord } from './ports.js';

/** As its patron reads it, before it is said. */
export interface MineView extends Pick<PatronProgress, 'step' | 'section' | 'label' | 'next'> {
  number: string;
  title: string;
  author?: string;
  article?: string;
  kind: 'loan' | 'copy';
  askedOn: string;
  dueDay?: string;
  pickup?: string;
  pickupAddress?: string[];
  heldUntil?: string;
  confirmation?: NonNullable<StoredMine['confirmation']>;
  question?: { heading: Wording; note?: Wording };
  talk: StoredWord[];
  copy?: Omit<NonNullable<StoredMine['copy']>, 'conditions'> & { kind: string; isShown: boolean; mayPrint: boolean };
  conditions: Wording[];
  volumes: { name: Wording; where: VolumePlace }[];
  isHold: boolean;
  mayAnswer: boolean;
  mayCancel: boolean;
  asksToCancel: boolean;
  mayRenew: boolean;
}

/** What a patron writes to the library. */
export interface WordsOfPatron {
  text: string;
  about?: AboutWhat;
  pages?: string;
}

export type MineDone = { kind: 'done' } | { kind: 'unknown' } | { kind: 'notNow'; reason: Wording } | Invalid;
type Invalid = { kind: 'invalid'; problems: FieldProblem[] };

export interface Mine {
  list(caller: PatronCaller, filter: MineFilter): Promise<{ items: MineView[]; next?: string }>;
  read(caller: PatronCaller, number: string): Promise<MineView | undefined>;
  cancel(caller: PatronCaller, number: string): Promise<MineDone>;
  renew(caller: PatronCaller, number: string): Promise<MineDone>;
  /** What the patron writes back to the staff’s question. */
  answer(caller: PatronCaller, number: string, text: string): Promise<MineDone>;
  /** What the patron writes unasked. */
  write(caller: PatronCaller, number: string, written: WordsOfPatron): Promise<MineDone>;
}

const answerAtMost = 2000;

export function createMineVerbs(context: EngineContext, store: PatronStore): Mine {
  const lastStep: LastStep = (id) => context.views.lastStep(id);
  const viewed = (stored: StoredMine) => viewOf(stored, localDate(new Date(), context.settings.timeZone));
  const one = (caller: PatronCaller, number: string) => store.one(caller.id, number, new Date());
  /** What the patron wrote is in the conversation of the request, and waits to be read. */
  const keep = async (
    { id }: StoredMine,
    caller: PatronCaller,
    { text, about, pages }: WordsOfPatron,
  ): Promise<MineDone> => {
    const actor = patronActor(caller);
    const what =
      about === 'copy'
        ? message('attentionMore.aboutCopy', { pages: pages ?? '', hasPages: pages ? 'yes' : 'no' })
        : about === 'unneeded'
          ? message('attentionMore.aboutUnneeded')
          : undefined;
    const more = what
      ? message('attentionMore.patronWroteOf', { about: what, answer: text })
      : message('attentionMore.patronWrote', { answer: text });
    const attempted = await runOrder(context, { id, actor, sharesCommit: true }, async (requestStep) => {
      requestStep.remember({ text, active: false, authorKind: 'patron', author: actor.name });
      requestStep.note({
        actorKind: 'patron',
        actor: actor.name,
        event: 'patronAnswered',
        note: text,
        ...(what ? { facts: { about: what } } : {}),
      });
      requestStep.mark({ reason: 'patronAnswered', says: attentionSays('patronAnswered', { more }) });
      return undefined;
    });
    return attempted.kind === 'done' ? { kind: 'done' } : { kind: 'notNow', reason: message('refusedMine.changed') };
  };
  return {
    async list(caller, filter) {
      const page = await store.mine(caller.id, filter, new Date());
      return { ...page, items: page.items.map(viewed) };
    },
    async read(caller, number) {
      const stored = await one(caller, number);
      return stored && viewed(stored);
    },
    async cancel(caller, number) {
      const stored = await one(caller, number);
      if (!stored) return { kind: 'unknown' };
      if (!viewed(stored).mayCancel) return { kind: 'notNow', reason: message('refusedMine.cancelLate') };
      const order = { id: stored.id, action: 'cancelByPatron', seenVersion: stored.version, fields: {} };
      return cameOf(await act(context, { ...order, actor: patronActor(caller) }, lastStep));
    },
    async renew(caller, number) {
      const stored = await one(caller, number);
      if (!stored) return { kind: 'unknown' };
      const { mayRenew, step } = viewed(stored);
      if (!mayRenew || stored.loan === undefined)
        return {
          kind: 'notNow',
          reason: message(step === 'pleaseReturn' ? 'refusedMine.renewLate' : 'refusedMine.changed'),
        };
      return cameOf(await renewForPatron(context, caller.id, stored.loan, {}, patronActor(caller), lastStep));
    },
    async answer(caller, number, written) {
      const stored = await one(caller, number);
      if (!stored) return { kind: 'unknown' };
      const text = written.trim();
      const problem = problemOf(text, 'refusedMine.answerNeeded');
      if (problem) return { kind: 'invalid', problems: [{ field: 'text', problem }] };
      if (!viewed(stored).mayAnswer) return { kind: 'notNow', reason: message('refusedMine.changed') };
      return keep(stored, caller, { text });
    },
    async write(caller, number, { text: written, about, pages: said = '' }) {
      const stored = await one(caller, number);
      if (!stored) return { kind: 'unknown' };
      const [text, pages] = [written.trim(), said.trim()];
      const problem = problemOf(text, 'refusedMine.messageNeeded');
      if (problem) return { kind: 'invalid', problems: [{ field: 'text', problem }] };
      if (!isLegible(pages)) return { kind: 'invalid', problems: [{ field: 'pages', problem: illegible }] };
      return keep(stored, caller, { text, ...(about ? { about } : {}), ...(pages ? { pages } : {}) });
    },
  };
}

const problemOf = (text: string, missing: 'refusedMine.answerNeeded' | 'refusedMine.messageNeeded') =>
  text === ''
    ? message(missing)
    : [...text].length > answerAtMost
      ? message('refusedField.tooLong', { most: answerAtMost })
      : isLegible(text)
        ? undefined
        : illegible;

function cameOf(outcome: { kind: string }): MineDone {
  return outcome.kind === 'done' ? { kind: 'done' } : { kind: 'notNow', reason: message('refusedMine.changed') };
}

const copyOf = ({ conditions, ...copy }: NonNullable<StoredMine['copy']>): NonNullable<MineView['copy']> => ({
  ...copy,
  kind: labelOfType(copy.type),
  isShown: isShownInBrowser(copy.type),
  mayPrint: !forbidsCopying(conditions),
});

function viewOf(stored: StoredMine, today: string): MineView {
  const {
    number,
    title,
    author,
    article,
    serviceType,
    state,
    createdAt,
    pickupName,
    pickupAddress,
    confirmation,
    dueDay,
    heldUntil,
    talk,
    copy,
    since,
    cancelledBy,
    copyGoneOn,
    ownCopy,
    conditions = [],
    items = [],
  } = stored;
  const isCopy = serviceType === 'Copy';
  const said = talk.map((word) => filledWord(word, stored));
  const last = said.at(-1);
  /** Asked, and there is no answer yet. */
  const question = last?.by === 'library' && last.heading ? last : undefined;
  const isOverdue = dueDay !== undefined && dueDay < today;
  const facts = { state, isCopy, isOverdue, isAsked: question !== undefined };
  const progress = patronProgressOf(
    {
      ...facts,
      ...(heldUntil ? { heldUntil } : {}),
      ...(since ? { since } : {}),
      ...(cancelledBy ? { cancelledBy } : {}),
      ...(dueDay ? { dueDay } : {}),
      ...(copy ? { copyUntil: copy.until } : {}),
      ...(copyGoneOn ? { copyGoneOn } : {}),
      ...(ownCopy ? { ownCopy } : {}),
    },
    pickupName ?? '',
  );
  const actions = new Set(allowedActions('borrowing', serviceType, state).map(({ name }) => name));
  const isOver = stateRow('borrowing', state).final === true;
  return {
    number,
    title,
    kind: isCopy ? 'copy' : 'loan',
    ...progress,
    ...(author ? { author } : {}),
    ...(article ? { article } : {}),
    askedOn: createdAt.toISOString(),
    ...(dueDay ? { dueDay } : {}),
    ...(pickupName ? { pickup: pickupName } : {}),
    ...(pickupAddress ? { pickupAddress: linesOfAddress(pickupAddress) } : {}),
    ...(heldUntil ? { heldUntil } : {}),
    ...(confirmation ? { confirmation } : {}),
    ...(copy ? { copy: copyOf(copy) } : {}),
    ...(question && !isOver
      ? {
          question: {
            heading: question.heading as Wording,
            ...(question.note ? { note: question.note } : {}),
          },
        }
      : {}),
    talk: said,
    conditions: items.some(({ isHere }) => isHere) ? conditionsAtHand(state, conditions) : [],
    volumes: items.length < 2 ? [] : items.map(volumeOf),
    isHold: state === 'filledLocally',
    mayAnswer: !isOver && (question !== undefined || state === 'badCitation'),
    // What counts as finished for its patron is not theirs to cancel, though staff may still try others.
    mayCancel: progress.section !== 'finished' && actions.has('cancelByPatron'),
    asksToCancel: isAtLibrary(state),
    mayRenew: stored.loan !== undefined && !isOverdue && actions.has('patronAsksRenewal'),
  };
}

const volumeOf = ({ position, description, status, isHere }: ItemOfMine) => ({
  name: description ?? message('letter.volumeNumber', { number: position }),
  // One that was lost did not go home with the others.
  where: isHere || status === 'lost' ? status : ('sentBack' as const),
});

/** What a question mentions of the request is filled in. */
function filledWord(word: StoredWord, { title, author, article, number }: StoredMine): StoredWord {
  const facts: Record<string, string | undefined> = { title, author, titleOfComponent: article, externalId: number };
  const filled = ({ in: each }: InEach): InEach =>
    inLanguages((language) =>
      (each[language] ?? '').replace(/\{([^{}]*)\}/g, (_, name: string) => facts[name] ?? '').trim(),
    );
  const { heading, lines, ...rest } = word;
  return { ...rest, ...(heading ? { heading: filled(heading) } : {}), ...(lines ? { lines: filled(lines) } : {}) };
}
