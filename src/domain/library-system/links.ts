/** What can be chosen for the link to a library's own system. */

/** `byHand`: staff enter each loan in their system themselves. */
export const linkKinds = ['byHand', 'ncip'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** The systems whose habits are known. `generic`: NCIP 2.02 as it is written. */
export const presetNames = ['alma', 'folio', 'koha', 'generic'] as const;
export type PresetName = (typeof presetNames)[number];

/** The steps of a test of a link; those of SIP2 follow where patrons are looked up by it. */
export const linkTestSteps = ['answers', 'lookUp', 'request', 'cancel', 'sip2Answers', 'sip2LookUp'] as const;
export type LinkTestStep = (typeof linkTestSteps)[number];

/** Whether a preset was tried with the system itself or was only written from its description. */
export type TriedWith = 'description' | 'system';

/** Where patrons are looked up and sign in: nowhere but here, by the link's NCIP, or by SIP2. */
export const patronSources = ['none', 'ncip', 'sip2'] as const;
export type PatronSource = (typeof patronSources)[number];

/** Whether patrons are looked up in the system. SIP2 needs no link for loans; NCIP is that link. */
export const looksUpPatrons = (kind: LinkKind, patrons: PatronSource): boolean =>
  patrons === 'sip2' || (patrons === 'ncip' && kind === 'ncip');

/**
 * How the node identifies itself to the system:
 * - `message`: user and password within the message (FromSystemAuthentication);
 * - `basic`: HTTP Basic with user and password;
 * - `header`: an HTTP header of the name given, whose value is the secret;
 * - `address`: the secret replaces `{key}` in the address.
 */
export const linkAuthentications = ['none', 'message', 'basic', 'header', 'address'] as const;
export type LinkAuthentication = (typeof linkAuthentications)[number];

/** Whose due date counts when both sides have one. */
export const dueDateRules = ['theirs', 'ours', 'later'] as const;
export type DueDateRule = (typeof dueDateRules)[number];

/**
 * How element names are written: `qualified`, as the schema has it; `plainVersion`, with an unprefixed version attribute; `none`,
 * without any namespace.
 */
export const namespaceStyles = ['qualified', 'plainVersion', 'none'] as const;
export type NamespaceStyle = (typeof namespaceStyles)[number];
