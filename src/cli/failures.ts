/** Why a command ends with another status than 0. The message is a sentence for the person at the terminal. */
export abstract class Failure extends Error {
  abstract readonly exitCode: number;
  constructor(
    message: string,
    /** What to do about it, as a sentence or a command. */
    readonly remedy?: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The node, or the state of things, says no. */
export class CallRefused extends Failure {
  readonly exitCode = 1;
}

/** The command was not written as it must be. */
export class Misused extends Failure {
  readonly exitCode = 2;
}

/** Nobody answers where the node or the database should be. */
export class Unreachable extends Failure {
  readonly exitCode = 3;
}
