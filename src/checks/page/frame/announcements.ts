import { newLines } from '../../words.ts';
import type { Announcement } from '../protocol.ts';
import { onChange } from './waiting.ts';

/** What has been announced since the page was loaded. */
export const announcements: Announcement[] = [];

const REGIONS = '[aria-live], [role=status], [role=alert], [role=log], output';

/** What each region said last. */
const said = new WeakMap<Element, string>();

/** What the page comes with is read, not announced. Its modules run after it has been parsed. */
let isParsed = false;

onChange(listen);
listenToNotify();
if (document.readyState === 'loading')
  document.addEventListener('readystatechange', begin, { once: true, capture: true });
else begin();

function begin(): void {
  listen();
  isParsed = true;
}

/** Compares each live region with what it said last. */
function listen(): void {
  for (const region of document.querySelectorAll<HTMLElement>(REGIONS)) {
    const politeness = politenessOf(region);
    if (politeness === 'off') continue;
    const before = said.get(region);
    const now = textOf(region);
    const isBusy = region.closest('[aria-busy=true]') !== null;
    if (isBusy && isParsed) continue;
    said.set(region, now);
    if (!isParsed || now === '' || now === before) continue;
    const text = isAtomic(region) ? now : newLines(before ?? '', now).join('\n');
    if (text) announcements.push({ text, politeness, isNewRegion: before === undefined });
  }
}

function politenessOf(region: Element): Announcement['politeness'] | 'off' {
  const told = region.getAttribute('aria-live');
  if (told === 'polite' || told === 'assertive' || told === 'off') return told;
  return region.getAttribute('role') === 'alert' ? 'assertive' : 'polite';
}

/** Whether all of it is said on any change. */
function isAtomic(region: Element): boolean {
  const told = region.getAttribute('aria-atomic');
  return told ? told === 'true' : region.matches('[role=status], [role=alert], output');
}

function textOf(region: HTMLElement): string {
  const isHidden =
    region.closest('[aria-hidden=true]') ?? !region.checkVisibility({ visibilityProperty: true });
  return isHidden ? '' : region.innerText.replace(/[^\S\n]+/g, ' ').trim();
}

/** Hears what pages say with `ariaNotify`, where browsers have it. */
function listenToNotify(): void {
  type Notify = (text: string, options?: { priority?: string }) => void;
  for (const prototype of [Document.prototype, Element.prototype] as { ariaNotify?: Notify }[]) {
    const notify = prototype.ariaNotify;
    if (!notify) continue;
    prototype.ariaNotify = function (this: unknown, text, options) {
      const politeness = options?.priority === 'high' ? 'assertive' : 'polite';
      announcements.push({ text: String(text), politeness, isNewRegion: false });
      return notify.call(this, text, options);
    };
  }
}
