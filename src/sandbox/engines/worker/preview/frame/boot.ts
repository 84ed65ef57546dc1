/**
 * The first script of every page in the preview. The page has an opaque origin, so it can reach nothing of ours; this
 * gives it back what it needs to live as if it were on `http://localhost:5173`. Bundled, and run as a function with
 * the parameter `config`.
 */
import { beginWork, whileWorking } from '../../clock/activity.ts';
import type { FrameConfig, Hello } from '../protocol.ts';
import { connect } from './channel.ts';
import { liveByClock } from './clock.ts';
import { reportConsole, reportErrors } from '../../../../preview/frame/report.ts';
import { replaceEventSource } from './event-source.ts';
import { replaceFetch } from './fetch.ts';
import { createRequests } from './requests.ts';
import { replaceXMLHttpRequest } from './xml-http-request.ts';
import { replaceBeacon } from './beacon.ts';
import { refuseTheMissing } from './missing.ts';
import { replaceCookies } from './cookies.ts';
import { replaceOnLine } from './on-line.ts';
import { replaceStorage } from './storage.ts';
import { answerCalls } from '../../../../preview/frame/calls.ts';
import { emulateDisplay } from '../../../../preview/frame/display/display.ts';
import { SET_DISPLAY } from '../../../../preview/protocol.ts';
import { followLinksAndForms } from './navigation.ts';
import { createPageWindow } from '../../../../preview/frame/page-window.ts';
import { tellPauses } from './pauses.ts';
import { createPlace } from './place.ts';
import { runPrograms } from '../../../../preview/frame/programs.ts';

declare const config: FrameConfig;

const { port1, port2 } = new MessageChannel();
const channel = connect(port1);
channel.receive('ping', () => channel.send({ type: 'pong' }));
const pauses = tellPauses(channel);
const console = reportConsole(channel);
reportErrors(channel);
const place = createPlace(channel, config);
const inRealTime = config.clock && liveByClock(channel, config.clock, console.flush);
const requests = createRequests(channel);
replaceFetch(requests, place);
replaceXMLHttpRequest(requests, place);
replaceBeacon(requests, place);
refuseTheMissing();
replaceEventSource(place);
replaceCookies(channel, config.cookies);
replaceStorage(channel, config.stored);
replaceOnLine(channel, config.online);
const own = { [SET_DISPLAY]: emulateDisplay(config.display) };
answerCalls(channel, own, inRealTime);
followLinksAndForms(place);
document.currentScript?.remove();
parent.postMessage({ type: 'hello', token: config.token } satisfies Hello, '*', [port2]);
const loaded = beginWork();
addEventListener(
  'DOMContentLoaded',
  () => {
    void runPrograms(channel, config, createPageWindow(place), {
      ...pauses,
      whileLoading: whileWorking,
    });
    loaded();
  },
  { once: true },
);
