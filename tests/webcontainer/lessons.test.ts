/** The gate of every lesson that a WebContainer can run, on that engine. */
import { checkedLessons } from '#checks/load.ts';
import { webcontainerCapabilities } from '#sandbox/engines/webcontainer/capabilities.ts';
import { proveLessons } from '../lessons/gate/prove.ts';
import { needsOf } from '../support/lesson-needs.ts';

const suited = checkedLessons.filter((slug) =>
  needsOf(slug).every((need) => webcontainerCapabilities.includes(need)),
);
proveLessons(0, 1, suited);
