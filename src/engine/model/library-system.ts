/** The library's own system, where a step waits for its answer. */

/** What the system answered before a step, and how it is taken back when the step is not made after all. */
export interface LentThere {
  /** The due date that counts by the rule of the link; absent: the system named none, or did not answer in time. */
  dueAt?: string;
  takeBack(): Promise<void>;
}

/** What the system answered when an item was asked for, and how that is taken back. */
export interface HeldThere {
  takeBack(): Promise<void>;
}

export interface SystemAtDesk {
  /**
   * Whether the system may be asked before such a step of the request: most are not, and are not tried first. A request that is named by
   * its External ID is looked up in the trial.
   */
  asks(action: 'ship' | 'willSupply', request: string): Promise<boolean>;
  /**
   * Lends own items in the system before they are shipped, for at most five seconds. Undefined where nothing is asked: there is no
   * link, our own date counts anyway, or the system does not answer at present.
   */
  lendFirst(lent: {
    request: string;
    owner: string | undefined;
    barcodes: readonly string[];
    ourDue: Date | undefined;
  }): Promise<LentThere | undefined>;
  /**
   * Has the system set a copy aside for the borrower before "will supply" is said, for at most five seconds. Undefined where nothing is
   * asked, or where the system does not answer at present: the step then writes the call, and staff go on.
   */
  holdFirst(held: { request: string }): Promise<HeldThere | undefined>;
}
