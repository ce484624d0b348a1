/** The worker that fetches copies from lenders: under a lease, resumed where a connection broke, checked before it is kept. */
import { copyTypes, kindOfFile } from '../../domain/copies/file-type.js';
import { nextTry } from '../../domain/partner/retry.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ClaimedCopy, CopyFolder, CopyStore, FetchCopy, TakenIn, VirusCheck } from '../model/copies.js';
import type { PartnerRecord } from '../model/records.js';
import { headersOf, presentedTo } from '../sending/presenting.js';
import { arrived, notCome } from './arrival.js';
import { lookInto } from './look-into.js';

export interface CopyFetcher {
  start(): void;
  /** One round: claims what is due and fetches it. Gives how many. */
  runOnce(now?: Date): Promise<number>;
  stop(): Promise<void>;
}

export interface FetcherParts {
  context: EngineContext;
  store: CopyStore;
  folder: CopyFolder;
  virusCheck?: VirusCheck | undefined;
  fetch: FetchCopy;
}

const atOnce = 4;
const leaseMs = 60_000;
const beatMs = 20_000;
/** Longest that one call may last; what came until then is gone on with. */
const callMs = 600_000;
/** How soon it is looked again whether the lender's address was confirmed. */
const lookAgainMs = 15_000;
/** A connection that brought so much was worth it: the next one follows at once. */
const worthBytes = 65_536;

type Came =
  | { kind: 'here' }
  | { kind: 'later'; problem: Message; soon?: boolean }
  /** Until somebody confirms the lender's address: that is no try. */
  | { kind: 'waits'; problem: Message }
  | { kind: 'never'; problem: Message };

export function createCopyFetcher({ context, store, folder, virusCheck, fetch }: FetcherParts): CopyFetcher {
  const { log, settings } = context;
  const leaving = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<unknown> | undefined;

  async function one(copy: ClaimedCopy): Promise<void> {
    const partner = await context.book.get(copy.partner ?? '');
    const name = partner?.name ?? copy.partner ?? '–';
    const came = partner
      ? await fetchFrom(copy, partner, name)
      : ({ kind: 'never', problem: message('refusedCopy.lenderGone', { partner: name }) } satisfies Came);
    const now = new Date();
    if (came.kind === 'here') {
      // Nobody wants it any more, or another process has it: the sweep takes the file.
      if (!(await arrived(context, copy, now)))
        log.info({ copy: copy.id }, 'A copy was fetched that is not wanted any more.');
      return;
    }
    log.warn({ copy: copy.id, partner: copy.partner, why: came.problem.code }, 'A copy could not be fetched.');
    if (came.kind === 'never') return notCome(context, copy, came.problem, now);
    if (came.kind === 'waits')
      return store.putOff(copy.id, copy.leaseToken, came.problem, new Date(now.getTime() + lookAgainMs), 'notTried');
    const next = nextTry({ made: copy.tries, since: copy.madeAt, now, random: Math.random() });
    if (came.soon) return store.putOff(copy.id, copy.leaseToken, came.problem, new Date(now.getTime() + 1000));
    if (next.kind === 'giveUp') return notCome(context, copy, came.problem, now);
    await store.putOff(copy.id, copy.leaseToken, came.problem, next.at);
  }

  async function fetchFrom(copy: ClaimedCopy, partner: PartnerRecord, name: string): Promise<Came> {
    const auth = presentedTo(context, partner);
    if (auth.kind === 'unreadable') return later('secretUnreadable', name);
    if (auth.kind === 'unconfirmed')
      return { kind: 'waits', problem: message('refusedCopy.addressUnconfirmed', { partner: name }) };
    const before = await folder.fetched(copy.id);
    if (before > copy.bytes) await folder.dropFetched(copy.id);
    const from = before > copy.bytes ? 0 : before;
    const limit = new AbortController();
    const clock = setTimeout(() => limit.abort(), callMs);
    const beat = setInterval(() => {
      const until = new Date(Date.now() + leaseMs);
      store.prolong(copy.id, copy.leaseToken, until).then(
        (ours) => ours || limit.abort(),
        () => {},
      );
    }, beatMs);
    try {
      const answer = await fetch({
        url: addressOfFile(partner.url, copy.reference),
        from,
        etag: `"${copy.sha256}"`,
        headers: { ...headersOf(auth), ...pathTokenOf(partner.url) },
        ...(auth.kind === 'certificate' ? { certificate: { certificate: auth.certificate, key: auth.key } } : {}),
        signal: AbortSignal.any([limit.signal, leaving.signal]),
      });
      switch (answer.kind) {
        case 'gone':
          return { kind: 'never', problem: message('refusedCopy.lenderHasNot', { partner: name }) };
        case 'notLet':
          return later('notLetIn', name);
        case 'blocked':
          return { kind: 'later', problem: message('refusedCopy.blocked', { partner: name, why: answer.reason }) };
        case 'failed':
          return later('lenderAway', name);
        case 'answered':
          break;
      }
      if (answer.from !== from) await folder.dropFetched(copy.id);
      const taken = await folder.goOn(copy.id, answer.stream, copy.bytes);
      context.faultPoint('copy-fetched');
      return await judged(copy, name, taken, answer.from);
    } finally {
      clearTimeout(clock);
      clearInterval(beat);
    }
  }

  async function judged(copy: ClaimedCopy, partner: string, taken: TakenIn, from: number): Promise<Came> {
    const refuse = async (problem: Message): Promise<Came> => {
      await folder.dropFetched(copy.id);
      return { kind: 'never', problem };
    };
    if (taken.kind === 'tooLarge') return refuse(message('refusedCopy.longer', { partner }));
    if (taken.kind === 'cut' || taken.bytes < copy.bytes)
      return { ...later('cut', partner), soon: taken.bytes - from >= worthBytes };
    if (taken.sha256 !== copy.sha256) {
      await folder.dropFetched(copy.id);
      return later('otherContent', partner);
    }
    const kind = kindOfFile(taken.head);
    if (!kind || copyTypes[kind].type !== copy.type) return refuse(message('refusedCopy.notAsTold', { partner }));
    const looked = await lookInto({ folder, virusCheck, log }, taken);
    if (looked.kind === 'bad') return refuse(looked.problem);
    if (looked.kind === 'later') return { kind: 'later', problem: looked.problem };
    await folder.keep(taken.part, copy.id);
    return { kind: 'here' };
  }

  async function runOnce(now = new Date()): Promise<number> {
    const claimed = await store.claim({ limit: atOnce, instance: context.instance, now, leaseSeconds: leaseMs / 1000 });
    await Promise.all(
      claimed.map((copy) =>
        one(copy).catch((error: unknown) =>
          log.error(
            { err: error, copy: copy.id },
            'A copy could not be fetched; it is tried again when its lease is over.',
          ),
        ),
      ),
    );
    return claimed.length;
  }

  async function sweep(): Promise<void> {
    let done = 0;
    try {
      round = runOnce();
      done = (await round) as number;
    } catch (error) {
      log.warn({ err: error }, 'Copies that are to be fetched could not be looked for; it is tried again.');
    }
    if (!stopped) timer = setTimeout(() => void sweep(), done === atOnce ? 0 : settings.sweepSeconds * 1000);
  }

  return {
    start: () => void sweep(),
    runOnce,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      leaving.abort();
      await round?.catch(() => undefined);
    },
  };
}

const troubles = {
  secretUnreadable: 'refusedCopy.secretUnreadable',
  notLetIn: 'refusedCopy.notLetIn',
  lenderAway: 'refusedCopy.lenderAway',
  cut: 'refusedCopy.cut',
  otherContent: 'refusedCopy.otherContent',
} as const;
const later = (what: keyof typeof troubles, partner: string) =>
  ({ kind: 'later', problem: message(troubles[what], { partner }) }) as const;

/** At the partner's own address, never at one that a message names: our credential goes nowhere else. */
export function addressOfFile(partnerUrl: string, reference: string): string {
  const url = new URL(partnerUrl);
  const [before = ''] = url.pathname.split(/\/iso18626(?:\/|$)/);
  url.pathname = `${before.replace(/\/$/, '')}/copies/${encodeURIComponent(reference)}`;
  url.search = '';
  return url.href;
}

/** A credential that is part of the partner's address goes along in a header of its own. */
function pathTokenOf(partnerUrl: string): Record<string, string> {
  const [, token] = /\/iso18626\/([^/]+)\/?$/.exec(new URL(partnerUrl).pathname) ?? [];
  return token ? { 'interlend-path-token': decodeURIComponent(token) } : {};
}
