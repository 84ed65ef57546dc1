import { proveLessons } from './prove.ts';

proveLessons(3, 4);
