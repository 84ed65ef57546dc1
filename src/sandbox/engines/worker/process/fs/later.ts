import { beginWork } from '../../clock/activity.ts';
import { hold, release } from '../lifetime.ts';
import { native } from '../native.ts';

/** Does something in a turn of its own, as reading a disk does. The process lives until then. */
export async function later<Result>(work: () => Result): Promise<Result> {
  hold();
  const end = beginWork();
  await new Promise<void>((resolve) => native.setTimeout(resolve));
  try {
    return work();
  } finally {
    end();
    release();
  }
}
