/** Milliseconds for which the frame is busy. */
const BUSY = 300;

/**
 * Whether this browser runs sandboxed frames in a process of their own, as whole Chromiums on a computer do. Firefox, WebKit
 * and Chromium's headless shell do not: there a frame that hangs takes the page with it. Found by trying.
 */
export async function sandboxedFramesAreApart(): Promise<boolean> {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  frame.srcdoc = `<script>
    onmessage = () => {
      const end = Date.now() + ${BUSY};
      while (Date.now() < end);
      parent.postMessage('rested', '*');
    };
    parent.postMessage('ready', '*');
  </script>`;
  const heard = (word: string) =>
    new Promise<void>((resolve) => {
      addEventListener('message', function listen({ source, data }) {
        if (source !== frame.contentWindow || data !== word) return;
        removeEventListener('message', listen);
        resolve();
      });
    });

  const ready = heard('ready');
  document.body.append(frame);
  await ready;
  const rested = heard('rested');
  let ticks = 0;
  const timer = setInterval(() => ticks++, BUSY / 20);
  frame.contentWindow?.postMessage('work', '*');
  await rested;
  clearInterval(timer);
  frame.remove();
  // Even a slow machine finds the time for some ticks, unless the frame had the thread to itself.
  return ticks > 3;
}
