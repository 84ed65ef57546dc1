import { PROJECT } from '../disk.ts';
import { disk } from './fs/disk.ts';

/** The text of one of the project's files as it is now. */
export function sourceOf(path: string): string | null {
  const node = disk.peek(`${PROJECT}/${path}`);
  return node?.kind === 'file' ? new TextDecoder().decode(node.bytes) : null;
}
