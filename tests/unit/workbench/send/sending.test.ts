import { expect, test } from 'vitest';
import type { SandboxRequest, SandboxResponse } from '#sandbox/sandbox.ts';
import { createSending } from '#workbench/send/sending.ts';

/** A client whose answers are given one by one. */
function open() {
  const asked: { request: SandboxRequest; answer: PromiseWithResolvers<SandboxResponse> }[] = [];
  const sending = createSending(
    (request) => {
      const answer = Promise.withResolvers<SandboxResponse>();
      request.signal?.addEventListener('abort', () => answer.reject(new Error('aborted')));
      asked.push({ request, answer });
      return answer.promise;
    },
    'http://localhost:3000',
    () => 0,
  );
  const write = (address: string) => sending.$draft.set({ ...sending.$draft.get(), address });
  return { asked, sending, write };
}

const response: SandboxResponse = {
  status: 201,
  statusText: 'Created',
  headers: [],
  body: new TextEncoder().encode('{}'),
};

test('an answer is shown with its request, which can be taken up again', async () => {
  const { asked, sending, write } = open();
  write('/a');
  const first = sending.send();
  expect(sending.$open.get()?.answer).toEqual({ is: 'awaited' });
  asked[0]!.answer.resolve(response);
  await first;
  expect(sending.$open.get()?.answer).toMatchObject({
    is: 'here',
    status: 201,
    body: { text: '{}' },
  });
  write('/b');
  const second = sending.send();
  asked[1]!.answer.reject(new Error('connect ECONNREFUSED'));
  await second;
  expect(sending.$open.get()?.answer).toEqual({ is: 'missing', message: 'connect ECONNREFUSED' });
  sending.show(1);
  expect(sending.$draft.get().address).toBe('/a');
  expect(sending.$open.get()?.id).toBe(1);
  expect(sending.$sent.get().map(({ id }) => id)).toEqual([2, 1]);
});

test('what is no request is not sent', async () => {
  const { asked, sending, write } = open();
  write('nowhere');
  await sending.send();
  expect(asked).toEqual([]);
  expect(sending.$fault.get()?.field).toBe('address');
  write('/a');
  void sending.send();
  expect(sending.$fault.get()).toBeNull();
});

test('waiting can be given up', async () => {
  const { sending, write } = open();
  write('/slow');
  const sent = sending.send();
  sending.giveUp();
  await sent;
  expect(sending.$open.get()?.answer).toEqual({ is: 'missing', message: 'You gave up waiting.' });
});

test('an answer that comes late is noted, and leaves what is read alone', async () => {
  const { asked, sending, write } = open();
  write('/a');
  const first = sending.send();
  asked[0]!.answer.resolve(response);
  await first;
  write('/slow');
  const second = sending.send();
  sending.show(1);
  write('/c');
  const third = sending.send();
  asked[2]!.answer.resolve(response);
  await third;
  sending.show(2);
  sending.giveUp();
  await second;
  expect(sending.$open.get()).toMatchObject({ id: 2, answer: { is: 'missing' } });
  sending.show(1);
  expect(sending.$sent.get().map(({ id, answer }) => [id, answer.is])).toEqual([
    [3, 'here'],
    [2, 'missing'],
    [1, 'here'],
  ]);
});
