/** What was opened last in this tab, the newest first. It is kept nowhere: it ends with the page and with the session. */
interface RecentThing {
  path: string;
  name: string;
}

const most = 8;
let things: RecentThing[] = [];

export const recentThings = {
  all: (): readonly RecentThing[] => things,
  /** Somebody looks at it. */
  see(thing: RecentThing): void {
    things = [thing, ...things.filter(({ path }) => path !== thing.path)].slice(0, most);
  },
};
