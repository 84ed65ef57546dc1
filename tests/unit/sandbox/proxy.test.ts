import { describe, expect, it } from 'vitest';
import { throughProxy } from '#sandbox/proxy.ts';

describe('the proxy in front of the server', () => {
  it('lets what stays on the machine pass as it is', () => {
    const headers: [string, string][] = [['X-Forwarded-For', '10.1.1.1']];
    const asked = { client: 'page', url: 'http://localhost:5173/api/menu' } as const;
    expect(throughProxy(headers, asked)).toBe(headers);
  });

  it('adds the caller on the right, after all that was written before', () => {
    const headers: [string, string][] = [
      ['X-Forwarded-For', '10.1.1.1, 10.1.1.2'],
      ['accept', '*/*'],
      ['x-forwarded-for', '10.1.1.3'],
    ];
    const asked = { client: 'check', url: 'https://thepass.test/', from: '203.0.113.7' } as const;
    expect(throughProxy(headers, asked)).toEqual([
      ['accept', '*/*'],
      ['x-forwarded-proto', 'https'],
      ['x-forwarded-for', '10.1.1.1, 10.1.1.2, 10.1.1.3, 203.0.113.7'],
    ]);
  });

  it('says itself how the caller came', () => {
    const asked = { client: 'server', url: 'https://thepass.test/api/menu' } as const;
    expect(throughProxy([['X-Forwarded-Proto', 'http']], asked)).toEqual([
      ['x-forwarded-proto', 'https'],
      ['x-forwarded-for', '198.51.100.7'],
    ]);
  });
});
