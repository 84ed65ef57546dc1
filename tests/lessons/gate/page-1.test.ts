import { proveLessons } from './prove.ts';

proveLessons(0, 2);
