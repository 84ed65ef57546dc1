/**
 * How fenced code in lessons becomes highlighted HTML, at build. Colors are CSS variables of src/styles/tokens.css, so
 * one output serves the light and the dark theme. What authors can write is in content/README.md.
 */
import {
  transformerMetaHighlight,
  transformerNotationDiff,
  transformerNotationFocus,
  transformerNotationHighlight,
} from '@shikijs/transformers';
import type { ShikiTransformer, ThemeRegistrationRaw } from 'shiki';
import { halfOf } from '#lib/files.ts';

type Element = Parameters<NonNullable<ShikiTransformer['pre']>>[0];

const color = (name: string, scope: string[]) => ({
  scope,
  settings: { foreground: `var(--code-${name})` },
});

const theme: ThemeRegistrationRaw = {
  name: 'the-pass',
  fg: 'var(--code-text)',
  bg: 'var(--code-background)',
  settings: [
    { settings: { foreground: 'var(--code-text)', background: 'var(--code-background)' } },
    color('punctuation', ['punctuation', 'meta.brace', 'keyword.operator.accessor']),
    color('keyword', ['keyword', 'storage', 'constant.language', 'variable.language']),
    color('text', [
      'keyword.operator.type.annotation',
      'punctuation.definition.template-expression',
    ]),
    color('string', ['string', 'punctuation.definition.string', 'constant.other.symbol']),
    color('number', ['constant.numeric', 'constant.character', 'support.constant.property-value']),
    color('function', [
      'entity.name.function',
      'support.function',
      'support.type.property-name.css',
    ]),
    color('type', [
      'entity.name.type',
      'support.type',
      'support.class',
      'entity.other.attribute-name',
    ]),
    color('tag', [
      'entity.name.tag',
      'punctuation.definition.tag',
      'support.type.property-name.json',
    ]),
    color('comment', ['comment', 'punctuation.definition.comment']),
  ],
};

/** The `file="backend/server.ts"` of a fence. */
function fileNamedIn(meta: string | undefined): string | null {
  return /\bfile="([^"]+)"/.exec(meta ?? '')?.[1] ?? null;
}

/** Puts a block into a figure; one with a `file` gets a caption with the color of its half. */
const figure: ShikiTransformer = {
  name: 'the-pass:figure',
  pre(node) {
    delete node.properties['style'];
    node.properties['class'] = String(node.properties['class']).replace(' the-pass', '');
  },
  root(root) {
    const pre = root.children[0];
    if (pre?.type !== 'element') return;
    const file = fileNamedIn(this.options.meta?.__raw);
    const caption = file ? [toCaption(file)] : [];
    const figure: Element = {
      type: 'element',
      tagName: 'figure',
      properties: { class: 'code-block', 'data-half': file ? halfOf(file) : null },
      children: [...caption, pre],
    };
    root.children = [figure];
  },
};

function toCaption(file: string): Element {
  return {
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: file }],
  };
}

/** For `markdown.shikiConfig`. */
export const codeBlocks = {
  theme,
  wrap: null,
  transformers: [
    transformerMetaHighlight(),
    transformerNotationHighlight({ matchAlgorithm: 'v3' }),
    transformerNotationFocus({ matchAlgorithm: 'v3' }),
    transformerNotationDiff({ matchAlgorithm: 'v3' }),
    figure,
  ],
};
