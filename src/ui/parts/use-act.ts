import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { Undo } from './undo.js';
import { type Request, useOrder } from './use-order.js';

/** Orders an action that can be undone, where the node offers that, from the note that tells of it. */
export const useAct = ({ done }: { done?: (request: Request) => void } = {}) =>
  useOrder((request, status) => {
    const undo = request.actions.find(({ name }) => name.startsWith('undo'));
    if (undo)
      notifications.show({
        id: `undo ${request.id}`,
        title: request.title,
        message: createElement(Undo, { request, action: undo, status }),
        role: 'presentation',
        withBorder: true,
        autoClose: 60_000,
      });
    done?.(request);
  });
