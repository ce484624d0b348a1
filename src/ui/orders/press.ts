/** What somebody pressed and what becomes of it. No React here: see `test/ui/press.test.ts`. */

/** The action that was pressed, at the version that was on the screen. */
export interface Press {
  id: string;
  version: number;
  action: string;
  /** Of an undo: the step that it takes back, as it was on the screen. */
  undoes?: UndoneStep;
}

interface UndoneStep {
  action: string;
  version: number;
}

/** What is known of a request when its buttons are shown. */
export interface Pressable {
  id: string;
  version: number;
  actions: readonly { name: string; asks: boolean; undoes?: UndoneStep | undefined }[];
}

export type Pressed<R extends Pressable> =
  | { at: 'rest' }
  /** Its form is being read. */
  | { at: 'reading'; press: Press }
  /** Its form is on the screen; `refused`: what came of the last order from it. */
  | { at: 'form'; press: Press; request: R; refused?: unknown }
  /** On its way, until it is known what came of it. */
  | { at: 'sending'; press: Press; request?: R }
  /** The request changed before its form was here: nothing was ordered. */
  | { at: 'dropped'; press: Press; request: R }
  /** Not done, or its form could not be read. */
  | { at: 'refused'; press: Press; refused: unknown };

export type PressedFields = Record<string, unknown>;

export interface PressParts<R> {
  /** The request as it is now. */
  read(id: string): Promise<R>;
  order(press: Press, fields: PressedFields): Promise<R>;
}

export interface Pressing<R extends Pressable> {
  state(): Pressed<R>;
  /** Orders what asks nothing, else brings its form. `seen` is the request itself where the whole of it is on the screen. */
  press(press: Press, asks: boolean, seen?: R): void;
  /** The form was filled; `answer`: the other action that it offers, such as no in place of yes. */
  submit(fields: PressedFields, answer?: string): void;
  /** The same for the request as it is now, which the person has been shown. */
  again(now: R, fields: PressedFields): void;
  /** Nothing is wanted any more. What is on its way is not called back. */
  close(): void;
  subscribe(listener: () => void): () => void;
}

/**
 * One place where actions are pressed. A press is ordered once, at the version that was seen, or dropped: it never waits
 * for another state, and what is pressed while an order is on its way is not ordered.
 */
export function createPress<R extends Pressable>({ read, order }: PressParts<R>): Pressing<R> {
  let state: Pressed<R> = { at: 'rest' };
  const listeners = new Set<() => void>();
  const set = (next: Pressed<R>) => {
    state = next;
    for (const listener of listeners) listener();
    return next;
  };

  async function bring(press: Press): Promise<void> {
    const mine = set({ at: 'reading', press });
    try {
      const request = await read(press.id);
      if (state !== mine) return;
      const isSame = request.version === press.version && request.actions.some(({ name }) => name === press.action);
      set(isSame ? { at: 'form', press: withStep(press, request), request } : { at: 'dropped', press, request });
    } catch (refused) {
      if (state === mine) set({ at: 'refused', press, refused });
    }
  }

  async function send(press: Press, fields: PressedFields, request?: R): Promise<void> {
    set({ at: 'sending', press, ...(request ? { request } : {}) });
    try {
      await order(press, fields);
      set({ at: 'rest' });
    } catch (refused) {
      // A window that was closed meanwhile does not come back; that it was refused is said all the same.
      const open = state.at === 'sending' ? state.request : undefined;
      set(open ? { at: 'form', press, request: open, refused } : { at: 'refused', press, refused });
    }
  }

  return {
    state: () => state,
    press: (press, asks, seen) => {
      if (state.at === 'sending') return;
      if (!asks) void send(withStep(press, seen), {});
      else if (seen) set({ at: 'form', press: withStep(press, seen), request: seen });
      else void bring(press);
    },
    submit: (fields, answer) => {
      if (state.at !== 'form') return;
      const { press, request } = state;
      void send(answer === undefined ? press : { ...press, action: answer }, fields, request);
    },
    again: (now, fields) => {
      if (state.at !== 'form' && state.at !== 'refused') return;
      const press = { ...state.press, version: now.version };
      void send(press, fields, state.at === 'form' ? now : undefined);
    },
    close: () => {
      if (state.at === 'sending') set({ at: 'sending', press: state.press });
      else set({ at: 'rest' });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An undo names the step that was on the screen: it takes back this one or none. */
function withStep(press: Press, seen: Pressable | undefined): Press {
  const undoes = seen?.actions.find(({ name }) => name === press.action)?.undoes;
  return undoes ? { ...press, undoes: { action: undoes.action, version: undoes.version } } : press;
}
