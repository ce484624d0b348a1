/** A message that the version's schema, or XML itself, has no way to say. Nothing was sent. */
export class UnwritableMessage extends Error {
  /** One sentence per problem, each naming the element. */
  readonly problems: string[];

  constructor(problems: string[]) {
    super(`This message cannot be written: ${problems.join('; ')}`);
    this.name = 'UnwritableMessage';
    this.problems = problems;
  }
}
