import type { FromPage, ToPage } from '../../../preview/protocol.ts';
import type { Program } from '../../../compile/program.ts';

/** The first message of a page that was loaded: comes with one port, on which everything else goes. */
export interface Hello {
  type: 'the-pass:hello';
  /** Where the page is, without the origin: `/orders?day=1#top`. */
  path: string;
}

/** A module script of the page, as the gateway marked it. */
export interface ModuleScript {
  /** Path of its file at the page's origin, or `null` for code inside the page. */
  src: string | null;
  code: string;
  /** Line of the page on which the code begins. */
  line: number;
}

/** From the page to the preview. The sender may be hostile. */
export type FromContainerPage =
  | FromPage
  /** The page has been read; these are its module scripts. */
  | { type: 'scripts'; scripts: ModuleScript[] }
  | { type: 'navigate'; url: string; replace: boolean }
  /** The page changed its address without loading another page. */
  | { type: 'entry'; url: string; state: unknown; replace: boolean }
  /** Back and Forward; 0 loads the page anew. */
  | { type: 'traverse'; delta: number };

/** From the preview to the page. */
export type ToContainerPage =
  | ToPage
  /** Where in the session history the page is. Comes first. */
  | { type: 'place'; state: unknown; length: number }
  | { type: 'traversed'; url: string; state: unknown }
  | { type: 'programs'; programs: Program[]; packages: string[] };
