import { describe, expect, it } from 'vitest';
import { createAvailable } from '#sandbox/compile/available.ts';

const names = ['node:http', 'node:fs', 'node:test', 'hono', 'hono/cookie', 'hono/cors', 'express'];
const node = createAvailable(names, 'node');
const page = createAvailable(['react'], 'page');

describe('what may be imported', () => {
  it.each([
    ['node:http', 'http'],
    ['http', 'http'],
    ['node:test', 'test'],
    ['hono/cookie', 'hono/cookie'],
  ])('is found: %s', (specifier, name) => {
    expect(node.find(specifier)).toBe(name);
  });

  it.each(['test', 'node:express', 'node:hono/cookie', 'left-pad', 'hono/tea', 'constructor'])(
    'is not: %s',
    (specifier) => expect(node.find(specifier)).toBeNull(),
  );
});

describe('what is missing is explained', () => {
  it.each([
    [
      'expres',
      "Cannot find the package 'expres'. Did you mean 'express'? The packages here are express, hono. A file of yours starts with './'.",
    ],
    [
      'left-pad',
      "Cannot find the package 'left-pad'. The packages here are express, hono. A file of yours starts with './'.",
    ],
    [
      'hono/cookies',
      "The package 'hono' has no 'hono/cookies' here. Did you mean 'hono/cookie'? It has hono, hono/cookie, hono/cors.",
    ],
    [
      'node:htp',
      "'node:htp' is not part of this sandbox. Did you mean 'node:http'? It has node:fs, node:http, node:test.",
    ],
    ['net', "'net' is not part of this sandbox. Use node:http."],
  ])('%s', (specifier, sentence) => {
    expect(node.explain(specifier)).toBe(sentence);
  });

  it('in a page by its half, and where nothing is offered', () => {
    expect(page.explain('node:http')).toContain('does not exist in a browser');
    expect(createAvailable([], 'page').explain('react')).toContain('The packages here are none.');
  });
});
