import type { PressedFields } from './press.js';

/** What was typed into a form that was left before it was sent: it is there again when the form is opened again. */
const typed = new Map<string, PressedFields>();
const placeOf = (id: string, action: string) => `${id} ${action}`;

export const drafts = {
  read: (id: string, action: string): PressedFields => typed.get(placeOf(id, action)) ?? {},
  keep: (id: string, action: string, fields: PressedFields): void => {
    typed.set(placeOf(id, action), fields);
  },
  forget: (id: string, action: string): void => {
    typed.delete(placeOf(id, action));
  },
};
