/** Panels that are loaded when they are first shown: most visits never open most of them. */
import { lazy } from 'react';

export const CompareWindow = lazy(() => import('./compare/CompareWindow.tsx'));

export const Request = lazy(async () => {
  const { Request } = await import('./request/Request.tsx');
  return { default: Request };
});

export const Send = lazy(() => import('./send/Send.tsx'));
export const Processes = lazy(() => import('./process/Processes.tsx'));
export const Database = lazy(() => import('./database/Database.tsx'));
