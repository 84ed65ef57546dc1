/** Every message between a check and the driver inside the preview frame. Only data that can be cloned crosses. */

/** How a text is compared. Blanks are collapsed; without `exact`, a part is enough and case does not matter. */
export type TextMatch = { text: string; exact: boolean } | { pattern: string; flags: string };

/** What assistive technology is told of an element's state. */
export interface RoleStates {
  checked?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  level?: number;
  pressed?: boolean;
  selected?: boolean;
  /** Finds also what is hidden from assistive technology. */
  includeHidden?: boolean;
}

/** One step of a query: the first looks through the whole page, each further one within or among what was found. */
export type Step =
  | { by: 'role'; role: string; name: TextMatch | null; states: RoleStates }
  | { by: 'text' | 'label' | 'placeholder' | 'altText' | 'title'; text: TextMatch }
  | { by: 'css'; selector: string }
  | { by: 'hasText' | 'hasNotText'; text: TextMatch }
  | { by: 'has' | 'hasNot'; query: Query }
  | { by: 'visible' }
  /** Negative numbers count from the end. */
  | { by: 'nth'; index: number };

/** A way to find elements. */
export type Query = readonly Step[];

/** A file for a file field. */
export interface UploadedFile {
  name: string;
  type: string;
  content: string;
}

/** What a user does to an element. */
export type Action =
  | { do: 'click'; times: number }
  | { do: 'doubleClick' | 'hover' | 'focus' | 'scroll' }
  | { do: 'fill' | 'type'; text: string }
  | { do: 'press'; key: string }
  | { do: 'check'; checked: boolean }
  /** Options by their text or value. */
  | { do: 'select'; options: string[] }
  | { do: 'upload'; files: UploadedFile[] };

/** An element as people know it. */
export interface Seen {
  role: string | null;
  name: string;
  /** For what has neither: `div.overlay`. */
  tag: string;
}

/** Why an element could not be used in time. */
export type Problem =
  /** Nothing matches the first `steps` steps of the query. `others` are names of what is there with the wanted role. */
  | { kind: 'missing'; steps: number; others: string[] }
  /** Several match; `places` says where they are. */
  | { kind: 'many'; count: number; places: string[] }
  | { kind: 'covered'; by: Seen }
  | { kind: 'no-option'; options: string[] }
  | {
      kind: 'hidden' | 'disabled' | 'outside' | 'read-only' | 'no-field' | 'no-focus' | 'stubborn';
    };

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** A rectangle in CSS pixels, from the top left corner of the page's window. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What can be read of an element. */
export interface Facts {
  /** Its text as a reader sees it, line by line. */
  innerText: string;
  /** All its text, also what is hidden; blanks are collapsed. */
  textContent: string;
  /** What a field holds; `null` for what is no field. */
  value: string | null;
  attributes: Record<string, string>;
  isEnabled: boolean;
  /** `null` for what cannot be checked. */
  isChecked: boolean | null;
  isFocused: boolean;
  box: Box;
}

/** Something that has the focus, and where it is. */
export interface FocusStop extends Seen {
  box: Box;
}

/** Where Tab goes, from the beginning of the page on. `went on`: after 200 stops. */
export interface FocusOrder {
  stops: FocusStop[];
  end: 'left the page' | 'went in circles' | 'went on';
}

/** What some queries found at one moment: the texts of what could be seen, by the names the queries were given. */
export type Sample<Names extends string = string> = Record<Names, string[]>;

/** Something assistive technology was told to say. */
export interface Announcement {
  text: string;
  /** `assertive` interrupts what is being said. */
  politeness: 'polite' | 'assertive';
  /** The live region came together with its text. Of these, some screen readers say only alerts. */
  isNewRegion: boolean;
}

/** A dialog of the browser itself. `confirm` was answered with yes, `prompt` with what it offered. */
export interface BrowserDialog {
  kind: 'alert' | 'confirm' | 'prompt';
  message: string;
}

/** Something that people cannot see whole, or only by scrolling sideways, and by how many CSS pixels. */
export interface CutOff {
  what: Seen;
  side: 'left' | 'right' | 'top' | 'bottom';
  by: number;
}

/** A line of running text. */
export interface TextLine {
  text: string;
  characters: number;
}

/** How the page lies in its window. */
export interface Layout {
  /** Whether the page is wider than its window, and people can scroll sideways to see the rest. */
  scrollsSideways: boolean;
  /** Controls and texts that the window or a box cuts off. */
  cutOff: CutOff[];
  longestLine: TextLine | null;
}

/** The functions of the driver. Those with `waitMs` wait that long for the page to become what they need. */
export interface DriverFunctions {
  perform(query: Query, action: Action, waitMs: number): Promise<Outcome<null>>;
  /** Reads the one element found, once it is there, or once it can be seen. */
  read(query: Query, state: 'attached' | 'visible', waitMs: number): Promise<Outcome<Facts>>;
  waitFor(query: Query, state: LocatorState, waitMs: number): Promise<Outcome<null>>;
  count(query: Query): Promise<number>;
  /** Texts of those that can be seen; of a field, what it holds. */
  texts(query: Query): Promise<string[]>;
  isVisible(query: Query): Promise<boolean>;
  pressKey(combination: string): Promise<null>;
  typeText(text: string): Promise<null>;
  /** Moves the pointer to a point and presses as often as told. Gives what lies there; `null` outside the window. */
  pointAt(x: number, y: number, times: number): Promise<Seen | null>;
  focused(): Promise<FocusStop | null>;
  focusOrder(): Promise<FocusOrder>;
  layout(): Promise<Layout>;
  /** All visible text of the page, as a reader sees it, line by line. */
  visibleText(): Promise<string>;
  /** Starts to keep every visible text from now on. Gives the number of the watch. */
  watch(): Promise<number>;
  /** Starts to look at what some queries find. Gives the number of the watch. */
  startSampling(queries: Record<string, Query>): Promise<number>;
  /** What a watch has kept from number `from` on, waiting for some when there is none yet; `null` for a watch of another page. */
  seenSince(watch: number, from: number, waitMs: number): Promise<unknown[] | null>;
  /** Waits until the page has changed since a version, and gives its present version. */
  changedSince(version: number, waitMs: number): Promise<number>;
  announcements(): Promise<Announcement[]>;
  dialogs(): Promise<BrowserDialog[]>;
  title(): Promise<string>;
  /** Resolves when the page has done what it had to do at once. */
  settle(): Promise<null>;
}

/** `attached`: in the page. `visible`: can be seen. `hidden` and `detached`: none can be seen, none is in the page. */
export type LocatorState = 'attached' | 'visible' | 'hidden' | 'detached';

/** Name under which a driver function is registered in the frame. */
export function driverName(name: keyof DriverFunctions): string {
  return `checks.${name}`;
}
