/**
 * The script that the container puts into every page it shows. The page lives at an address of the vendor's; this has
 * it believe that it is at `http://localhost:5173`, and joins it with the preview on the course's page. Bundled, and
 * run as a function with the parameter `config`.
 */
import { answerCalls } from '../../../../preview/frame/calls.ts';
import { connect } from '../../../../preview/frame/channel.ts';
import { createPageWindow } from '../../../../preview/frame/page-window.ts';
import { createPlace } from '../../../../preview/frame/place.ts';
import { runPrograms } from '../../../../preview/frame/programs.ts';
import { reportConsole, reportErrors } from '../../../../preview/frame/report.ts';
import { PAGE_ORIGIN } from '../../container/protocol.ts';
import type { FromContainerPage, Hello, ToContainerPage } from '../protocol.ts';
import { mapFetch } from './fetch.ts';
import { followLinks } from './links.ts';
import { moduleScripts } from './module-scripts.ts';

/** The course's origin: no other page is told anything. */
declare const config: { site: string };

const { port1, port2 } = new MessageChannel();
const channel = connect<FromContainerPage, ToContainerPage>(port1);
const pathOf = ({ pathname, search, hash }: URL | Location) => pathname + search + hash;
// Taken now, before learner code could replace it.
const replaceState = history.replaceState.bind(history);

reportConsole(channel);
reportErrors(channel);
const place = createPlace(new URL(PAGE_ORIGIN + pathOf(location)), {
  entered(url, state, replace) {
    // The browser's own history is that of the course's page: the preview keeps one of its own.
    replaceState(null, '', pathOf(url));
    channel.send({ type: 'entry', url: url.href, state, replace });
  },
  leave: (url, replace) => channel.send({ type: 'navigate', url: url.href, replace }),
  traverse: (delta) => channel.send({ type: 'traverse', delta }),
});
mapFetch(place);
followLinks(place);
answerCalls(channel);
document.currentScript?.remove();
parent.postMessage(
  { type: 'the-pass:hello', path: pathOf(location) } satisfies Hello,
  config.site,
  [port2],
);

channel.receive('place', ({ state, length }) => place.recall(state, length));
channel.receive('traversed', ({ url, state }) => {
  const to = new URL(url);
  replaceState(null, '', pathOf(to));
  place.arrive(to, state);
});
channel.receive('programs', (message) => {
  void runPrograms(channel, { ...message, url: place.url.href }, createPageWindow(place));
});
addEventListener(
  'DOMContentLoaded',
  () => channel.send({ type: 'scripts', scripts: moduleScripts() }),
  {
    once: true,
  },
);
