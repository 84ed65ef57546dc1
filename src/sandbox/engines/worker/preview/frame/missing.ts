/** What this browser does not have, refused with what to use instead. */
const instead: Record<string, string> = {
  WebSocket:
    'WebSocket is not there in this browser. To hear from the server, use EventSource (server-sent events); to tell it something, use fetch().',
  WebSocketStream:
    'WebSocketStream is not there in this browser. To hear from the server, use EventSource (server-sent events).',
  WebTransport:
    'WebTransport is not there in this browser. Use fetch(), or EventSource to hear from the server.',
  // Would reach other hosts by a way that no policy of a page can close in every browser.
  RTCPeerConnection: 'RTCPeerConnection is not there in this browser. Use fetch() or EventSource.',
};

/** Replaces constructors that would lead out of the sandbox. */
export function refuseTheMissing(): void {
  const { DOMException } = window;
  for (const [name, message] of Object.entries(instead)) {
    if (!(name in window)) continue;
    const refuse = function () {
      throw new DOMException(message, 'NotSupportedError');
    };
    Object.defineProperty(window, name, { value: refuse, configurable: true, writable: true });
  }
  Reflect.deleteProperty(window, 'webkitRTCPeerConnection');
}
