import type { CallName } from '../../domain/library-system/calls.js';
import type { PresetName, TriedWith } from '../../domain/library-system/links.js';
import type { KeyOf } from '../../words/message.js';
import type { LinkSettings } from '../port.js';
import type { ProblemRule } from '../problems.js';

/** How one system departs from NCIP 2.02 as it is written. A file each. */
export interface Preset {
  name: PresetName;
  triedWith: TriedWith;
  /** What a new link begins with; everything else is as for `generic`. */
  settings: Partial<LinkSettings>;
  /** Calls that the system does not have. A link can turn them on all the same. */
  lacks: readonly CallName[];
  /** Calls that make a second record when they are repeated: after no answer a person is asked. */
  secondRecord: readonly CallName[];
  /** Before the rules of all systems. */
  problems: readonly ProblemRule[];
  /** Settings that the system cannot do without. */
  needs: readonly ('profile' | 'defaultPickup' | 'fromAgency' | 'toAgency' | 'bibIdCode')[];
  /** What whoever sets the link up has to know. */
  notes: readonly KeyOf<'presetNote'>[];
}
