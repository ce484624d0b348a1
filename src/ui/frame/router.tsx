import { createBrowserRouter, type LoaderFunctionArgs, type RouteObject } from 'react-router';
import { SignInPage } from '../sign-in/sign-in-page.js';
import { AlsoSpeaking, readPageWords } from '../words/index.js';
import { languageNow } from '../words/words-of-user.js';
import { DeskFrame } from './frame.js';
import { Guarded } from './guarded.js';
import { Lost } from './lost.js';
import { PageFailed } from './page-failed.js';
import { type Screen, screens } from './screens.js';

/** Each screen is a file of its own, read when somebody goes there, with the words that it alone says. */
const routeOf = (screen: Screen): RouteObject => ({
  path: screen.path,
  ErrorBoundary: PageFailed,
  ...(screen.ahead ? { loader: (going) => whenGoing(screen, going) } : {}),
  // Who is there already, and opens a row or ticks a filter, has a page that asks for what it needs.
  shouldRevalidate: () => false,
  lazy: async () => {
    const { words } = screen;
    const [{ Component }] = await Promise.all([screen.load(), words && readPageWords(words, languageNow())]);
    const page = words ? (
      <AlsoSpeaking folder={words}>
        <Component />
      </AlsoSpeaking>
    ) : (
      <Component />
    );
    return { Component: () => <Guarded screen={screen}>{page}</Guarded> };
  },
});

/** Nothing waits for what is asked ahead: the page reads it from the cache, or waits for it itself. */
function whenGoing({ ahead }: Screen, { request, params }: LoaderFunctionArgs): null {
  ahead?.({ search: new URL(request.url).searchParams, params });
  return null;
}

export const router = createBrowserRouter([
  { path: '/sign-in', Component: SignInPage },
  { path: '/new-password', lazy: () => import('../sign-in/new-password.js') },
  {
    Component: DeskFrame,
    ErrorBoundary: PageFailed,
    HydrateFallback: () => null,
    children: [...screens.map(routeOf), { path: '*', Component: Lost }],
  },
]);
