import { expect, it } from 'vitest';
import { createModuleScripts } from '#sandbox/engines/webcontainer/container/gateway/module-scripts.ts';

/** A page after it was rewritten in pieces of `length` characters. */
function rewritten(html: string, length: number): string {
  const scripts = createModuleScripts();
  let out = '';
  for (let at = 0; at < html.length; at += length)
    out += scripts.rewrite(html.slice(at, at + length));
  return out + scripts.end();
}

const page = `<!doctype html>
<script>if (a < b) classic();</script>
<script type="module" src="app.ts"></script>
<script
  type='module'>
const line = 6;
</script>
<SCRIPT async type=module>8</SCRIPT>
<script type="module-not"></script><p>a < b`;

it.each([1, 3, 7, 1000])('marks module scripts in pieces of %i characters', (length) => {
  const mark = (line: number) => `data-the-pass-line="${line}"`;
  expect(rewritten(page, length)).toBe(`<!doctype html>
<script>if (a < b) classic();</script>
<script ${mark(3)} type="the-pass/module" src="app.ts"></script>
<script ${mark(5)}
  type="the-pass/module">
const line = 6;
</script>
<SCRIPT ${mark(8)} async type="the-pass/module">8</SCRIPT>
<script type="module-not"></script><p>a < b`);
});
