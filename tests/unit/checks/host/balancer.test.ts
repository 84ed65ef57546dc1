import { describe, expect, it } from 'vitest';
import { createBalancer } from '#checks/host/balancer.ts';
import type { HostedInstance } from '#checks/host/hosted-instance.ts';

type Routed = Pick<HostedInstance, 'name' | 'revision'> & { isRouted: boolean };

function balancing(...all: Routed[]) {
  const balancer = createBalancer(() => all as HostedInstance[]);
  const names = (count: number) =>
    Array.from({ length: count }, () => balancer.next()?.name ?? '-');
  return { balancer, names };
}

const one = (name: string, revision: string, isRouted = true) => ({ name, revision, isRouted });

describe('a balancer', () => {
  it('takes turns among those that are ready', () => {
    const { names } = balancing(one('a', 'v1'), one('b', 'v1', false), one('c', 'v1'));
    expect(names(4)).toEqual(['a', 'c', 'a', 'c']);
  });

  it('has nobody when none is', () => {
    expect(balancing(one('a', 'v1', false)).names(1)).toEqual(['-']);
    expect(balancing().names(1)).toEqual(['-']);
  });

  it.each([
    [0.1, 10],
    [0.2, 20],
    [0.3, 30],
    [1, 100],
    [0, 0],
  ])('gives a revision that is set apart %d of the requests, evenly', (part, count) => {
    const { balancer, names } = balancing(one('a', 'v1'), one('b', 'v2'));
    balancer.setShare({ revision: 'v2', part });
    const all = names(100);
    expect(all.filter((name) => name === 'b')).toHaveLength(count);
    if (part === 0.2) expect(all.slice(0, 10)).toEqual([...'aaaabaaaab']);
  });

  it('would rather send to the wrong side than to nobody', () => {
    const { balancer, names } = balancing(one('b', 'v2'), one('a', 'v1', false));
    balancer.setShare({ revision: 'v2', part: 0 });
    expect(names(2)).toEqual(['b', 'b']);
  });
});
