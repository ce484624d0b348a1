import { MantineProvider } from '@mantine/core';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { PatronFrame } from './frame.js';
import { SearchPage } from './search.js';
import { HereIs } from './session.js';
import { patronTheme } from './theme.js';
import { Trouble } from './trouble.js';
import { PatronSpeaking } from './words.js';

const router = createBrowserRouter(
  [
    {
      Component: PatronFrame,
      HydrateFallback: () => null,
      ErrorBoundary: Trouble,
      children: [
        { index: true, Component: SearchPage },
        { path: 'browse', lazy: () => import('./browse.js') },
        { path: 'title', lazy: () => import('./title.js') },
        { path: 'ask', lazy: () => import('./ask.js') },
        { path: 'sent/:number', lazy: () => import('./sent.js') },
        { path: 'requests', lazy: () => import('./requests.js') },
        { path: 'requests/:number', lazy: () => import('./request.js') },
        { path: 'me', lazy: () => import('./me.js') },
        { path: 'sign-in', lazy: () => import('./sign-in.js') },
        { path: '*', lazy: () => import('./lost.js') },
      ],
    },
  ],
  { basename: '/my' },
);

/** All of the patrons’ pages: words, who is there, pages. */
export function PatronsApp({ nonce }: { nonce: string }) {
  return (
    <MantineProvider theme={patronTheme} forceColorScheme="light" getStyleNonce={() => nonce}>
      <PatronSpeaking>
        <HereIs failed={(error) => <Trouble error={error} />}>
          <RouterProvider router={router} />
        </HereIs>
      </PatronSpeaking>
    </MantineProvider>
  );
}
