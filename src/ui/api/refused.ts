import type { components } from './schema.js';

type Problem = components['schemas']['Problem'];

/** Why something was not done, in words for staff: a reason is alone, where the detail goes on with what a program can do. */
export const whyOf = ({ reason, detail, title }: Problem): string => reason ?? detail ?? title;

/** An answer that is no success: the API's RFC 9457 problem, or no answer at all (`status` 0). */
export class Refused extends Error {
  override name = 'Refused';

  constructor(
    readonly problem: Problem,
    cause?: unknown,
  ) {
    super(whyOf(problem), { cause });
  }

  /** `stale`, `not-allowed`, `invalid`, `forbidden`, `offline`, …: the last word of the problem's type. */
  get kind(): string {
    return this.problem.type.split(':').at(-1) ?? '';
  }

  get status(): number {
    return this.problem.status;
  }

  /** What to say at which field of a form: `{ title: 'Say what is wanted.' }`. Names as in the body that was sent. */
  get fields(): Record<string, string> {
    return Object.fromEntries((this.problem.problems ?? []).map(({ field, problem }) => [field, problem]));
  }

  /** Somebody was faster: the request as it is now, who did what. Every other refusal says its own reason. */
  get meanwhile(): Pick<Problem, 'request' | 'lastActor' | 'lastEvent' | 'matchingAction'> | undefined {
    return this.kind === 'stale' && this.problem.request ? this.problem : undefined;
  }

  /** Somebody saved the same thing of the configuration: who, and the thing as it is now. */
  get changed(): { who: string; current: Record<string, unknown> } | undefined {
    const { lastActor = '', current = {} } = this.problem;
    return this.kind === 'changed' ? { who: lastActor, current } : undefined;
  }

  static async of(answer: Response): Promise<Refused> {
    const said = (await answer.json().catch(() => undefined)) as Problem | undefined;
    return new Refused(
      said?.type
        ? said
        : {
            type: 'urn:interlend:problem:unexpected',
            title: answer.statusText,
            status: answer.status,
            traceId: answer.headers.get('x-trace-id') ?? '',
          },
    );
  }

  static offline(cause: unknown): Refused {
    return new Refused({ type: 'urn:interlend:problem:offline', title: 'offline', status: 0, traceId: '' }, cause);
  }
}
