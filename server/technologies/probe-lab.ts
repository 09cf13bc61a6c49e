import type { Lab } from '#model/lab.ts';
import { noStory } from '#model/story.ts';

/** A lab without programs of its own, for tests of one technology that bring theirs. */
export const probeLab = (technology: 'rabbitmq' | 'kafka', topics: Lab['topics'] = {}): Lab => ({
  slug: 'probe',
  line: technology,
  needs: [technology],
  topics,
  roles: {},
  controls: [],
  predictions: [],
  guide: [],
  story: noStory,
});
