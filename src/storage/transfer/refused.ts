/** A copy that must not be made or taken, with the sentence that says why and what to do. */
export class TransferRefused extends Error {
  constructor(
    message: string,
    /** What the operator can do about it, as a sentence. */
    readonly remedy?: string,
  ) {
    super(message);
    this.name = 'TransferRefused';
  }
}

/** No session could be opened; the message names server and database, never the password. */
export class DatabaseUnreachable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseUnreachable';
  }
}
