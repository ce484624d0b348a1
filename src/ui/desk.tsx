import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { cache } from './api/read.js';
import { router } from './frame/router.js';
import { AnnouncerRegions } from './parts/announcer.js';
import { themeManager } from './session/theme-manager.js';
import { theme, variables } from './theme/theme.js';
import { WordsOfUser } from './words/words-of-user.js';

/** The whole desk: theme, words, cache, pages. */
export function Desk({ nonce }: { nonce: string }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={themeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={cache}>
        <WordsOfUser>
          <AnnouncerRegions>
            <Notifications position="bottom-right" limit={3} autoClose={8000} />
            <RouterProvider router={router} />
          </AnnouncerRegions>
        </WordsOfUser>
      </QueryClientProvider>
    </MantineProvider>
  );
}
