/**
 * Whether somebody looks at this page. In a hidden page the browser slows timers and stops frames, so that silence says
 * nothing.
 */
export function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

/**
 * Whether somebody works in this page or one of its frames. Whoever has paused the preview at a breakpoint works in the
 * developer tools meanwhile: a page that is paused is as silent as one that hangs, and must not be taken away.
 */
export function isAttended(): boolean {
  return isVisible() && document.hasFocus();
}
