/** The one note each message has, wherever its kind keeps it. */
import type { InitiatingMessage, ServiceInfo } from '../messages.js';

export function noteOf(message: InitiatingMessage): string | undefined {
  if (message.kind === 'request') return message.serviceInfo?.note;
  return message.kind === 'supplyingAgencyMessage' ? message.messageInfo.note : message.note;
}

/** The message with another note; an empty one is left out. */
export function withNote<M extends InitiatingMessage>(message: M, note: string | undefined): M {
  const changed: InitiatingMessage = place(message, note === '' ? undefined : note);
  return changed as M;
}

function place(message: InitiatingMessage, note: string | undefined): InitiatingMessage {
  const text = note === undefined ? {} : { note };
  switch (message.kind) {
    case 'request': {
      if (!message.serviceInfo && note === undefined) return message;
      const serviceInfo: ServiceInfo = message.serviceInfo ?? { serviceType: 'CopyOrLoan' };
      return { ...message, serviceInfo: { ...without(serviceInfo, 'note'), ...text } };
    }
    case 'supplyingAgencyMessage':
      return { ...message, messageInfo: { ...without(message.messageInfo, 'note'), ...text } };
    case 'requestingAgencyMessage':
      return { ...without(message, 'note'), ...text };
  }
}

/** The message with lines below its note. */
export function withLines<M extends InitiatingMessage>(message: M, lines: readonly string[]): M {
  return lines.length === 0 ? message : withNote(message, joined(noteOf(message), ...lines));
}

/** The message with text before its note, on lines of its own. */
export function withLead<M extends InitiatingMessage>(message: M, lead: string): M {
  return lead === '' ? message : withNote(message, joined(lead, noteOf(message)));
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}

/** A copy without some of its members. */
export function without<T extends object, K extends keyof T>(value: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
}
