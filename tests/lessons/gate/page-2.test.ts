import { proveLessons } from './prove.ts';

proveLessons(1, 2);
