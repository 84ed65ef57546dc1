import { proveLessons } from './prove.ts';

proveLessons(2, 4);
