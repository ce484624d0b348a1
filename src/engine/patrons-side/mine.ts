/** A patron’s own requests: where they stand, and what the patron may do with them. */
import { attentionSays } from '../../domain/attention.js';
import { localDate } from '../../domain/calendar.js';
import { labelOfType } from '../../domain/copies/file-name.js';
import { isShownInBrowser } from '../../domain/copies/file-type.js';
import { linesOfAddress } from '../../domain/partner/address-lines.js';
import type { PatronProgress } from '../../domain/patrons-side/progress.js';
import { isAtLibrary, patronProgressOf } from '../../domain/patrons-side/progress.js';
import { allowedActions } from '../../domain/staff-actions.js';
import { stateRow } from '../../domain/states.js';
import { message, type Wording } from '../../words/message.js';
import { act } from '../desk/act.js';
import { attempt, type LastStep } from '../desk/attempt.js';
import type { EngineContext } from '../engine-context.js';
import { renewForPatron } from '../fulfilment/patron-renewal.js';
import type { FieldProblem } from '../model/local/outcome.js';
import { illegible, isLegible } from '../receiving/legible.js';
import { patronActor } from './ask.js';
import type { MineFilter, PatronCaller, PatronStore, StoredMine } from './ports.js';

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
  copy?: NonNullable<StoredMine['copy']> & { kind: string; isShown: boolean };
  mayAnswer: boolean;
  mayCancel: boolean;
  asksToCancel: boolean;
  mayRenew: boolean;
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
}

const answerAtMost = 2000;

export function createMineVerbs(context: EngineContext, store: PatronStore): Mine {
  const lastStep: LastStep = (id) => context.views.lastStep(id);
  const viewed = (stored: StoredMine) => viewOf(stored, localDate(new Date(), context.settings.timeZone));
  const one = (caller: PatronCaller, number: string) => store.one(caller.id, number, new Date());
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
      if (!viewed(stored).mayCancel) return { kind: 'notNow', reason: message('refusedMine.changed') };
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
      const problem =
        text === ''
          ? message('refusedMine.answerNeeded')
          : [...text].length > answerAtMost
            ? message('refusedField.tooLong', { most: answerAtMost })
            : isLegible(text)
              ? undefined
              : illegible;
      if (problem) return { kind: 'invalid', problems: [{ field: 'text', problem }] };
      if (!viewed(stored).mayAnswer) return { kind: 'notNow', reason: message('refusedMine.changed') };
      const actor = patronActor(caller);
      const attempted = await attempt(context, { id: stored.id, actor, sharesCommit: true }, async (requestStep) => {
        requestStep.remember({ text, active: false, authorKind: 'patron', author: actor.name });
        requestStep.note({ actorKind: 'patron', actor: actor.name, event: 'patronAnswered', note: text });
        requestStep.mark({
          reason: 'patronAnswered',
          says: attentionSays('patronAnswered', { more: message('attentionMore.patronWrote', { answer: text }) }),
        });
        return undefined;
      });
      return attempted.kind === 'done' ? { kind: 'done' } : { kind: 'notNow', reason: message('refusedMine.changed') };
    },
  };
}

function cameOf(outcome: { kind: string }): MineDone {
  return outcome.kind === 'done' ? { kind: 'done' } : { kind: 'notNow', reason: message('refusedMine.changed') };
}

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
    question,
    copy,
    since,
    cancelledBy,
  } = stored;
  const isCopy = serviceType === 'Copy';
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
    ...(copy ? { copy: { ...copy, kind: labelOfType(copy.type), isShown: isShownInBrowser(copy.type) } } : {}),
    ...(question && !isOver
      ? {
          question: {
            heading: question.heading,
            ...(question.note ? { note: question.note } : {}),
          },
        }
      : {}),
    mayAnswer: !isOver && (question !== undefined || state === 'badCitation'),
    mayCancel: actions.has('cancelByPatron'),
    asksToCancel: isAtLibrary(state),
    mayRenew: stored.loan !== undefined && !isOverdue && actions.has('patronAsksRenewal'),
  };
}
