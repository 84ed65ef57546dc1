/**
 * The hidden frame of the runtime. The client puts it at the end of `<body>`, and whoever replaces the body (Astro's
 * ClientRouter does, at every navigation) ends the runtime with it. A frame that is moved later loads anew, so it must
 * get its home at the moment it is put in.
 */

const HOME = 'webcontainer-home';
const PATH = '/headless';

/** The runtime's frame, once the client has made it. */
export function runtimeFrame(): HTMLIFrameElement | null {
  return document.querySelector<HTMLIFrameElement>(`#${HOME} > iframe`);
}

/** Gives the next runtime frame put into `<body>` a home beside it. Returns the way to stop waiting for one. */
export function homeRuntimeFrame(): () => void {
  const { body } = document;
  const stop = () => void Reflect.deleteProperty(body, 'insertBefore');
  Object.defineProperty(body, 'insertBefore', {
    configurable: true,
    value: <Inserted extends Node>(node: Inserted, before: Node | null): Inserted => {
      if (!isRuntimeFrame(node))
        return Node.prototype.insertBefore.call(body, node, before) as Inserted;
      stop();
      return home().appendChild(node);
    },
  });
  return stop;
}

/** Loads the frame anew. A boot that waits for its first word then gets it. */
export function reloadRuntimeFrame(): void {
  const frame = runtimeFrame();
  if (frame) frame.src = String(frame.src);
}

function isRuntimeFrame(node: Node): boolean {
  return node instanceof HTMLIFrameElement && new URL(node.src, location.href).pathname === PATH;
}

function home(): HTMLElement {
  const found = document.getElementById(HOME);
  if (found) return found;
  const made = document.createElement('div');
  made.id = HOME;
  made.hidden = true;
  return document.documentElement.appendChild(made);
}
