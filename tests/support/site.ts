import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const lessonFolder = fileURLToPath(
  new URL('../../content/lessons/00-handshake/01-two-halves', import.meta.url),
);

/** Address of lesson 01. */
export const lessonPath = '/lessons/two-halves/';

/** The files that a learner of lesson 01 edits, by the accessible name of their editor. */
export const editors = { page: 'app.ts, frontend', kitchen: 'server.ts, backend' } as const;

/** Playwright's `test`, which also fails when the browser asks any other host for anything. */
export const test = base.extend<{ onlyThisHost: void }>({
  onlyThisHost: [
    async ({ context, baseURL }, use) => {
      const strangers: string[] = [];
      context.on('request', (request) => {
        const url = new URL(request.url());
        const isLocal = ['data:', 'blob:', 'about:'].includes(url.protocol);
        if (!isLocal && url.origin !== new URL(baseURL ?? '').origin) strangers.push(url.href);
      });
      await use();
      expect(strangers).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** A file of lesson 01: `solutions/a/frontend/app.ts`. */
export function lessonFile(path: string): string {
  return readFileSync(join(lessonFolder, path), 'utf8');
}

/** Opens lesson 01, comes to its workbench, and waits until both halves run. */
export async function openLesson(page: Page): Promise<void> {
  await page.goto(lessonPath);
  await touchWorkbench(page);
  await expectRunning(page);
}

/** Starts a workbench that was never opened in this browser before, as a mouse that comes along does. */
export async function touchWorkbench(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'The pass' }).hover();
}

/**
 * Waits until the learner's page has drawn the menu, which came from the learner's kitchen. That is a whole start: all
 * scripts, three workers, a program compiled. On a busy machine it takes longer than anything else that is waited for.
 */
export async function expectRunning(page: Page): Promise<void> {
  const dish = appOf(page).getByRole('button', { name: 'Order Dal' });
  await expect(dish).toBeVisible({ timeout: 30_000 });
}

/** The learner's page in the preview. */
export function appOf(page: Page): FrameLocator {
  return page.frameLocator('.preview-frame iframe');
}

/** The editor of a file that is open. */
export function editorOf(page: Page, name: string): Locator {
  return page.getByRole('textbox', { name });
}

/** Replaces all code in an editor, as a learner who pastes does. */
export async function replaceCode(page: Page, name: string, code: string): Promise<void> {
  await editorOf(page, name).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(code);
}

/** The order ticket of the exercise. */
export function ticketOf(page: Page): Locator {
  return page.locator('#order-ticket');
}

/** Runs the checks and waits for the count: `3 of 3 done`. */
export async function runChecks(page: Page, count: string): Promise<void> {
  const ticket = ticketOf(page);
  await ticket.getByRole('button', { name: 'Run checks' }).click();
  await expect(ticket.getByRole('button', { name: 'Run checks' })).toBeVisible({ timeout: 20_000 });
  await expect(ticket.getByRole('paragraph').filter({ hasText: count }).first()).toBeVisible();
}
