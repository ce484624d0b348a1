/** Who acts, and what every list is made of. */

/** Who acts: a named member of staff, or the node itself by a rule. */
export interface Actor {
  kind: 'staff' | 'system' | 'patron';
  name: string;
  /** The person that the name speaks for. */
  person?: string;
  /** Code of the desk where they are. */
  desk?: string;
}

export type Side = 'borrowing' | 'lending';

export interface Page<T> {
  items: T[];
  /** Pass as `after` to get the next page; absent on the last. */
  next?: string;
}
