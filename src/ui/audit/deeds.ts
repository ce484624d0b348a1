/** How the log’s operations and things are said: `issueCredential` is the deed `issue` done to a `credential`. */
export interface Deed {
  deed: string;
  /** Nothing where the deed says it all: `subscribe`. */
  object: string | undefined;
}

export function deedOf(operation: string): Deed {
  const [, deed = operation, rest = ''] = /^([a-z]+)([A-Z]\w*)?$/.exec(operation) ?? [];
  return { deed, object: rest ? rest.charAt(0).toLowerCase() + rest.slice(1) : undefined };
}

/** Things that the log names otherwise than its operations do. */
const aliases: Readonly<Record<string, string>> = {
  workflowProfile: 'profile',
  temporaryItemRule: 'itemRule',
  directoryProposal: 'proposal',
  directorySubscription: 'subscription',
  queryTemplate: 'query',
  letterWords: 'letter',
  reasons: 'reason',
  closures: 'closure',
};

export const objectOf = (thing: string): string => aliases[thing] ?? thing;
